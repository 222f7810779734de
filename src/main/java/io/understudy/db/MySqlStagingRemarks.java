package io.understudy.db;

import io.understudy.db.Staging.Remark;
import io.understudy.db.Staging.Weight;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** What a plan says about publishing into this MySQL: the way that rows take, and tables of other databases that refer to staging's. */
final class MySqlStagingRemarks {
    private final Session session;
    private final MySqlDatabases databases;

    MySqlStagingRemarks(Session session, MySqlDatabases databases) {
        this.session = session;
        this.databases = databases;
    }

    List<Remark> of(Schema production, boolean takesFiles) {
        List<Remark> remarks = new ArrayList<>();
        remarks.add(
                takesFiles
                        ? new Remark(
                                "load-data",
                                Weight.NOTE,
                                databases.staging(),
                                "rows go into staging by LOAD DATA LOCAL, and staging's tables are replaced by one RENAME; those of before stay in "
                                        + databases.previous() + " for rollback.",
                                "")
                        : new Remark(
                                "load-by-insert",
                                Weight.NOTE,
                                databases.staging(),
                                "rows go into staging by INSERT, because the server does not take LOAD DATA LOCAL (local_infile is off), which would be faster; staging's tables are replaced by one RENAME, and those of before stay in "
                                        + databases.previous() + " for rollback.",
                                "On staging, run: SET GLOBAL local_infile = 1;"));
        List<String> tables = production.tables().stream()
                .map(Table::name)
                .map(name -> name.name())
                .toList();
        for (MySqlTables.Link link : MySqlTables.linksTo(session, databases.staging())) {
            boolean elsewhere = !link.database().equals(databases.staging())
                    && !databases.own().contains(link.database());
            if (elsewhere && tables.contains(link.toTable()))
                remarks.add(new Remark(
                        "foreign-database",
                        Weight.WARNING,
                        link.database() + "." + link.table(),
                        "refers to staging's " + link.toTable() + " by " + link.name()
                                + "; that key is dropped and added again when the table is replaced.",
                        "Make sure that " + session.endpoint().user() + " may alter that table."));
        }
        return remarks;
    }
}
