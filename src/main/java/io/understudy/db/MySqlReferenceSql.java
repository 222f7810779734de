package io.understudy.db;

import java.util.ArrayList;
import java.util.List;

/** Which rows of declared foreign keys, whose sides are always alike, refer to nothing. The child is called {@code t}. */
final class MySqlReferenceSql {
    private MySqlReferenceSql() {}

    /** From which rows, and under which condition: those that refer to something, and to nothing that is there. */
    static String dangling(String child, List<String> columns, String parent, List<String> parentColumns) {
        return "from " + child + " t where " + present(columns) + " and not exists "
                + found(columns, parent, parentColumns);
    }

    static String found(List<String> columns, String parent, List<String> parentColumns) {
        List<String> equal = new ArrayList<>();
        for (int number = 0; number < columns.size(); number++) {
            equal.add(
                    "p." + MySqlNames.name(parentColumns.get(number)) + " = t." + MySqlNames.name(columns.get(number)));
        }
        return "(select 1 from " + parent + " p where " + String.join(" and ", equal) + ")";
    }

    private static String present(List<String> columns) {
        return String.join(
                " and ",
                columns.stream()
                        .map(column -> "t." + MySqlNames.name(column) + " is not null")
                        .toList());
    }
}
