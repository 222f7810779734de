package io.understudy.cli;

import io.understudy.fixture.Ticket;
import io.understudy.report.TextTable;
import io.understudy.run.Located;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a ticket mentions, for people and programs: places and columns, and a value only where its column is kept. */
final class LocatedText {
    private LocatedText() {}

    static String text(Located located) {
        Ticket ticket = located.ticket();
        StringBuilder text =
                new StringBuilder(ticket.file() + " (" + ticket.kind().said() + ")\n\n");
        TextTable table = new TextTable(List.of("in the ticket", "by", "", ""), Set.of());
        for (Located.Found one : located.found())
            table.add(
                    String.join("; ", one.places()),
                    one.by(),
                    one.kept() ? name(one) + " = " + one.value() : name(one),
                    one.kept() ? "" : "value not shown");
        for (Located.Open one : located.ambiguous())
            table.add(one.place(), one.by(), "AMBIGUOUS", one.why() + ": write a locator, or --row");
        for (Located.Open one : located.unknown()) table.add(one.place(), one.by(), "not known", one.why());
        text.append(
                located.found().isEmpty()
                                && located.ambiguous().isEmpty()
                                && located.unknown().isEmpty()
                        ? "  It mentions nothing that could name a row.\n"
                        : table.text());
        if (ticket.cut()) text.append("\n  Only its first 1 MB was looked at.\n");
        return text.toString();
    }

    static Map<String, Object> document(Located located) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", located.ticket().kind().said());
        document.put("cut", located.ticket().cut());
        document.put("found", located.found().stream().map(LocatedText::found).toList());
        document.put("ambiguous", located.ambiguous());
        document.put("unknown", located.unknown());
        return document;
    }

    private static Map<String, Object> found(Located.Found one) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("column", name(one));
        document.put("places", one.places());
        document.put("by", one.by());
        if (one.kept()) document.put("value", one.value());
        return document;
    }

    private static String name(Located.Found one) {
        return one.table().name() + "." + one.column();
    }
}
