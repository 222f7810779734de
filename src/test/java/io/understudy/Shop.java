package io.understudy;

import io.understudy.servers.Server;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The shop that the documentation speaks of, on one kind of server, with users who may do what a page has granted them. */
sealed interface Shop extends AutoCloseable permits ShopDatabases, MySqlShop {
    /** A documented configuration, made to lead here. */
    String reachable(String yaml);

    /** What the program printed, as it would be with the documented configuration; what differs from run to run is made the same. */
    String asDocumented(String printed);

    /** Leaves the server as it was. */
    @Override
    void close();

    /** The shops that a page speaks of: on both servers, where it grants something on MySQL, else on PostgreSQL. Each is made when it is asked for. */
    static List<Supplier<Shop>> spokenOf(Markdown page) {
        List<String> onMySql = granted(page, "mysql source");
        if (!onMySql.isEmpty())
            return List.of(
                    () -> new MySqlShop(Server.MYSQL_8, onMySql, granted(page, "mysql staging")),
                    () -> new MySqlShop(Server.MARIADB_11, onMySql, granted(page, "mysql staging")));
        Markdown privileges = Markdown.read(Path.of("docs/how-it-works.md"));
        return List.of(() -> new ShopDatabases(granted(privileges, "source"), granted(privileges, "staging")));
    }

    /** The statements of a page that an administrator is told to run. */
    private static List<String> granted(Markdown page, String side) {
        return page.blocks().stream()
                .filter(block -> side.equals(block.marks().get("on")))
                .flatMap(block ->
                        Arrays.stream(block.text().replaceAll("--[^\n]*", "").split(";", -1)))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
