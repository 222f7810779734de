package io.understudy.db;

import io.understudy.db.Staging.Remark;
import io.understudy.db.Staging.Weight;
import io.understudy.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a plan says about reading this MySQL: how its snapshot comes about, and what is not part of it. */
final class MySqlSourceRemarks {
    private static final String ENGINES = """
            select t.table_name as name, t.engine as engine from information_schema.tables t
            join information_schema.engines e on e.engine = t.engine
            where t.table_schema = database() and coalesce(e.transactions, 'NO') <> 'YES'
            """;

    private final Session session;
    private final String database;

    MySqlSourceRemarks(Session session, String database) {
        this.session = session;
        this.database = database;
    }

    List<Remark> of(List<Table> tables) {
        List<Remark> remarks = new ArrayList<>();
        remarks.add(new Remark(
                "snapshot",
                Weight.NOTE,
                database,
                "all is read in one consistent snapshot on one connection, which takes no lock and makes nobody wait but a migration of the table that is being read.",
                ""));
        Map<String, String> outside = new HashMap<>();
        session.query(
                "Reading the engines",
                ENGINES,
                row -> outside.put(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
        for (Table table : tables) {
            String engine = outside.get(table.name().name());
            if (engine != null)
                remarks.add(new Remark(
                        "outside-snapshot",
                        Weight.WARNING,
                        table.name().toString(),
                        "is of engine " + engine
                                + ", which has no transactions: its rows are those of the moment they are read at, not of the snapshot, and writers wait meanwhile.",
                        "On the source, if it can be: ALTER TABLE " + MySqlNames.name(table.name())
                                + " ENGINE = InnoDB;"));
        }
        boolean seesAll = MySqlGrants.read(session, MySqlVersion.of(session)).allow("SELECT", database, "*");
        if (!seesAll)
            remarks.add(new Remark(
                    "not-all-visible",
                    Weight.WARNING,
                    database,
                    "this user may read only some of its tables; what there is besides stays unseen and is no part of this plan.",
                    "If all of it is meant, on the source, run: GRANT SELECT ON " + MySqlNames.name(database) + ".* TO "
                            + session.single("Asking who we are", "select current_user()")
                                    .replaceFirst("^(.*)@(.*)$", "'$1'@'$2'")
                            + ";"));
        return remarks;
    }
}
