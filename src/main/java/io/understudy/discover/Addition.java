package io.understudy.discover;

import io.understudy.rules.RuleText;
import java.util.ArrayList;
import java.util.List;

/**
 * What is added to a rules file about one column.
 *
 * @param column its name
 * @param proposal the rule, in a comment where it is not decided
 */
record Addition(String column, Proposal proposal) {
    /** The line without its comment; the first if there are several. */
    String firstLine(int indent) {
        return lines(indent).getFirst();
    }

    /** All its lines, with the comment at the end of the first. */
    List<String> lines(int indent, int width) {
        List<String> lines = lines(indent);
        String comment = comment();
        if (!comment.isEmpty()) {
            String first = lines.getFirst();
            lines.set(0, first + " ".repeat(Math.max(0, width - first.length())) + "  # " + comment);
        }
        return lines;
    }

    /** As in a mapping in braces, where rules end with a comma. */
    List<String> inBraces(int indent) {
        String margin = " ".repeat(indent);
        List<String> lines = new ArrayList<>();
        Rule rule = proposal.rule();
        String name = RuleText.name(column);
        if (proposal.isDecided() && rule != null) {
            if (!comment().isEmpty()) lines.add(margin + "# " + comment());
            lines.add(margin + name + ": " + rule.inLine() + ",");
        } else {
            String said = proposal.isRemark() ? " " + proposal.why() : "  # " + comment();
            lines.add(margin + "# " + name + ":" + (rule == null ? "" : " " + rule.inLine() + ",") + said);
        }
        return lines;
    }

    private List<String> lines(int indent) {
        Rule rule = proposal.rule();
        String margin = " ".repeat(indent);
        String name = RuleText.name(column) + ":";
        if (rule == null)
            return new ArrayList<>(List.of(margin + "# " + name + (proposal.isRemark() ? " " + proposal.why() : "")));
        String text = name + rule.inBlock(proposal.isDecided() ? indent + 2 : 2);
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!proposal.isDecided()) lines.add(margin + "# " + line);
            else lines.add(lines.isEmpty() ? margin + line : line);
        }
        return lines;
    }

    private String comment() {
        if (proposal.isDecided()) return proposal.why();
        return proposal.isRemark() ? "" : "undecided: " + proposal.why();
    }
}
