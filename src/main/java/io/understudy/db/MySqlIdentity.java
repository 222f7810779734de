package io.understudy.db;

/** Which server a connection leads to, and which database on it. */
final class MySqlIdentity {
    /** MariaDB before 10.10 has no identifier; where it keeps its data, on which machine and port, is one as good. */
    private static final String OLDER_MARIADB =
            "select sha2(concat_ws(':', @@hostname, @@port, @@datadir, @@server_id, @@pid_file), 256)";

    private MySqlIdentity() {}

    static ServerIdentity of(Session session) {
        MySqlVersion version = MySqlVersion.of(session);
        String database = session.single("Asking for the database", "select database()");
        boolean caseMatters = session.single("Asking how names are compared", "select @@lower_case_table_names")
                .equals("0");
        return new ServerIdentity(
                system(session, version),
                caseMatters ? database : database.toLowerCase(java.util.Locale.ROOT),
                version.toString());
    }

    private static String system(Session session, MySqlVersion version) {
        String doing = "Asking who the server is";
        if (!version.isMariaDb()) return session.single(doing, "select @@server_uuid");
        boolean hasIdentifier = !session.query(doing, "show global variables like 'server\\_uid'", row -> row)
                .isEmpty();
        return session.single(doing, hasIdentifier ? "select @@server_uid" : OLDER_MARIADB);
    }
}
