package io.understudy.db;

import io.understudy.schema.Sequence;
import io.understudy.schema.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the sequences of a PostgreSQL database stand. Those that may not be read are left out. */
final class PostgreSqlSequences {
    private PostgreSqlSequences() {}

    static Map<TableName, Source.SequencePosition> positions(Session session, List<Sequence> sequences) {
        Map<TableName, Source.SequencePosition> result = new LinkedHashMap<>();
        String sql = """
                select n.nspname::text as schema, c.relname::text as name, s.seqstart as start,
                       case when c.relpersistence = 'u' and pg_catalog.pg_is_in_recovery() then null else pg_catalog.pg_sequence_last_value(s.seqrelid) end as last
                from pg_catalog.pg_sequence s join pg_catalog.pg_class c on c.oid = s.seqrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where pg_catalog.has_sequence_privilege(s.seqrelid, 'USAGE, SELECT')
                """;
        Set<TableName> wanted = sequences.stream().map(Sequence::name).collect(Collectors.toSet());
        session.query("Reading the sequences", sql, row -> {
            TableName name = new TableName(row.get("schema", String.class), row.get("name", String.class));
            Long last = row.get("last", Long.class);
            if (wanted.contains(name))
                result.put(
                        name,
                        last == null
                                ? new Source.SequencePosition(row.get("start", Long.class), false)
                                : new Source.SequencePosition(last, true));
            return name;
        });
        return result;
    }
}
