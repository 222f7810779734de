package io.understudy.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.config.Timeouts;
import io.understudy.schema.Collation;
import io.understudy.schema.Column;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.schema.UniqueIndex;
import io.understudy.servers.MySqlLike;
import io.understudy.servers.MySqlSessions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the catalog of a real server says, as a user who may do no more than read sees it. */
class MySqlCatalogTest {
    private static Schema read(MySqlSessions at) {
        String reader = at.database() + "_r";
        at.run("create user " + reader + "@localhost identified by 'r'; grant select on " + at.database() + ".* to "
                + reader + "@localhost");
        try (Session session =
                MySqlConnections.open(at.endpoint(reader, "r"), Timeouts.DEFAULT, Session.Side.SOURCE, Map.of())) {
            return MySqlCatalog.read(session, "shop");
        }
    }

    private static Table table(Schema schema, String name) {
        return schema.table(new TableName("shop", name)).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void typesOfColumns(MySqlLike server) {
        MySqlSessions at = server.database();
        at.run("""
                create table t (id bigint(20) unsigned zerofill auto_increment primary key, flag tinyint(1), small smallint(3), code char(5) character set latin1 collate latin1_general_cs,
                  name varchar(40) collate utf8mb4_unicode_ci, tiny tinytext, long_text longtext, body blob, bits bit(9), y year, kind enum('a','it''s','b\\\\c') character set ascii,
                  tags set('x','y'), price decimal(65,30) unsigned, f float(7,2), d double, span time(6), at datetime(3), changed timestamp(2) null, born date, place geometry,
                  doubled int generated always as (small * 2) virtual, kept int as (small + 2) stored, doc json not null, since datetime default current_timestamp, `we``ird. näme` int, old varchar(9) character set sjis)
                """);
        Table table = table(read(at), "t");
        assertThat(table.columns())
                .extracting(column -> column.type().kind())
                .containsExactly(
                        Kind.INTEGER,
                        Kind.INTEGER,
                        Kind.INTEGER,
                        Kind.PADDED_TEXT,
                        Kind.TEXT,
                        Kind.TEXT,
                        Kind.TEXT,
                        Kind.BYTES,
                        Kind.OTHER,
                        Kind.OTHER,
                        Kind.ENUM,
                        Kind.OTHER,
                        Kind.DECIMAL,
                        Kind.FLOAT,
                        Kind.FLOAT,
                        Kind.TIME,
                        Kind.TIMESTAMP,
                        Kind.TIMESTAMP_WITH_ZONE,
                        Kind.DATE,
                        Kind.OTHER,
                        Kind.INTEGER,
                        Kind.INTEGER,
                        Kind.JSON,
                        Kind.TIMESTAMP,
                        Kind.INTEGER,
                        Kind.TEXT);
        assertThat(table.columns().stream().filter(Column::generated))
                .extracting(Column::name)
                .containsExactly("doubled", "kept");
        assertThat(column(table, "id").identity()).isEqualTo(Column.Identity.BY_DEFAULT);
        assertThat(column(table, "id").type().isUnsigned()).isTrue();
        assertThat(column(table, "id").nullable()).isFalse();
        assertThat(column(table, "doc").nullable()).isFalse();
        assertThat(column(table, "flag").type().name()).isEqualTo("tinyint(1)");
        assertThat(column(table, "small").type().name()).isEqualTo("smallint");
        assertThat(column(table, "small").type().bytes()).isEqualTo(2);
        assertThat(column(table, "kind").type().labels()).containsExactly("a", "it's", "b\\c");
        assertThat(column(table, "price").type().precision()).isEqualTo(65);
        assertThat(column(table, "price").type().scale()).isEqualTo(30);
        assertThat(column(table, "name").type().maximumCharacters()).isEqualTo(40);
        assertThat(column(table, "tiny").type().bytes()).isEqualTo(255);
        assertThat(column(table, "long_text").type().maximumCharacters()).isEqualTo(-1);
        assertThat(column(table, "code").type().collation())
                .isEqualTo(new Collation("latin1_general_cs", "latin1", 1, true));
        Collation unicode = column(table, "name").type().collation();
        assertThat(unicode).isNotNull();
        assertThat(unicode.ignoresCase() && unicode.ignoresAccents() && unicode.padsSpace())
                .isTrue();
        assertThat(table.column("we`ird. näme")).isPresent();
    }

    private static Column column(Table table, String name) {
        return table.column(name).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void keysAndWhatRefersToThem(MySqlLike server) {
        MySqlSessions at = server.database();
        at.run("""
                create table parent (id int primary key, code char(5), name varchar(40), unique key u_code (code, id), unique key start (name(10)));
                create table child (id int primary key, parent int, self int, constraint `we``ird` foreign key (parent) references parent (id) on delete cascade,
                    constraint again foreign key (parent) references parent (id), constraint self foreign key (self) references child (id), check (self > 0));
                create table parted (id int primary key) partition by hash (id) partitions 3;
                create table away (x int, foreign key (x) references mysql_elsewhere.t (id));
                create view v as select * from parent;
                create trigger tr before insert on child for each row set new.self = 1;
                insert into parent (id) values (1), (2), (3)
                """.replace("mysql_elsewhere", server.shared().createDatabase()));
        Schema schema = read(at);
        assertThat(schema.tables())
                .extracting(table -> table.name().toString())
                .containsExactly("shop.away", "shop.child", "shop.parent", "shop.parted");
        Table parent = table(schema, "parent");
        assertThat(parent.primaryKey()).isNotNull();
        assertThat(parent.uniqueKeys()).extracting(key -> key.columns()).containsExactly(List.of("code", "id"));
        assertThat(parent.uniqueIndexes())
                .extracting(UniqueIndex::definition)
                .contains("UNIQUE KEY `start` (`name`(10))");
        assertThat(parent.rows()).isEqualTo(3);
        assertThat(table(schema, "child").foreignKeys())
                .extracting(key -> key.reference() + " " + key.validated() + " " + key.proven() + " " + key.cascades())
                .containsExactlyInAnyOrder(
                        "shop.child(parent) -> shop.parent(id) true false true",
                        "shop.child(self) -> shop.child(id) true false false");
        assertThat(table(schema, "parted").kind()).isEqualTo(Table.Kind.PARTITIONED);
        assertThat(schema.notCopied())
                .singleElement()
                .satisfies(left -> assertThat(left.where()).isEqualTo("shop.away.away_ibfk_1"));
    }
}
