package io.understudy.wire;

import io.understudy.servers.EmbeddedPostgresServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;

/** What a real server sends and takes, under the settings that canonical text is defined by. */
final class PostgreSqlWire implements AutoCloseable {
    private final Connection connection;

    PostgreSqlWire() throws SQLException {
        connection = DriverManager.getConnection(EmbeddedPostgresServer.createDatabase());
        execute("SET DateStyle = ISO; SET TimeZone = 'UTC'; SET IntervalStyle = postgres;"
                + " SET extra_float_digits = 1; SET bytea_output = hex");
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The whole stream of {@code COPY source TO STDOUT}. */
    byte[] copyOut(String source, Format format) throws SQLException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY " + source + " TO STDOUT (FORMAT " + option(format) + ")", out);
        return out.toByteArray();
    }

    void copyIn(String table, Format format, Buffer stream) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "COPY " + table + " FROM STDIN (FORMAT " + option(format) + ")",
                        new ByteArrayInputStream(stream.bytes(), 0, stream.size()));
    }

    private static String option(Format format) {
        return switch (format) {
            case Format.Binary binary -> "binary";
            case Format.Text text -> "text";
            case Format.Lines lines -> throw new IllegalArgumentException("not a form of PostgreSQL's");
        };
    }

    /** The values of one column, each in its wire form; null for null. */
    List<byte[]> column(String source, Format format) throws SQLException, IOException {
        byte[] stream = copyOut(source, format);
        List<byte[]> values = new ArrayList<>();
        Row row = new Row(1);
        Cell cell = new Cell();
        int position = format.headerLength(stream, 0, stream.length);
        while (position < stream.length) {
            int next = format.read(stream, position, stream.length, row);
            if (next < 0) break;
            row.original(0, cell);
            values.add(
                    cell.isNull()
                            ? null
                            : Arrays.copyOfRange(cell.bytes(), cell.offset(), cell.offset() + cell.length()));
            position = next;
        }
        return values;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
