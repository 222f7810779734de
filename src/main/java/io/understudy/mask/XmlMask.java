package io.understudy.mask;

import java.util.List;
import java.util.Map;

/** Masks texts and attributes inside XML by splicing: what no path names stays byte for byte. What is no XML is scrambled whole, so that it stays broken and tells nothing. For one thread. */
final class XmlMask implements TextMask, Mask {
    private final PathRules<TextLeaf> rules;
    private final boolean typed;
    private final Scramble scramble;
    private final DocumentPath.Position position = new DocumentPath.Position(true);

    /**
     * @param siblings all that the maskers in paths name
     * @param typed whether the column takes XML only
     */
    XmlMask(Map<String, Masker> paths, List<String> siblings, boolean typed, DomainKey key) {
        rules = new PathRules<>(paths, masker -> new TextLeaf(masker, siblings, key));
        this.typed = typed;
        scramble = new Scramble(key);
    }

    @Override
    public String apply(String value, Siblings siblings) {
        return apply(value, Integer.MAX_VALUE, siblings);
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        if (Margins.isBlank(value)) return value;
        try {
            String result = new Splice(value, siblings, false).result();
            if (result.codePointCount(0, result.length()) <= room) return result;
            result = new Splice(value, siblings, true).result();
            if (result.codePointCount(0, result.length()) <= room) return result;
        } catch (XmlScanner.Malformed noXml) {
            // Scrambled below.
        }
        String scrambled = scramble.applyBroken(value, room, XmlMask::isXml);
        // The server takes text alone for XML, too.
        return typed ? scrambled.replaceAll("[<>&]", " ") : scrambled;
    }

    static boolean isXml(String text) {
        try {
            XmlScanner.scan(text, new Nobody());
            return true;
        } catch (XmlScanner.Malformed e) {
            return false;
        }
    }

    /** Only asks whether there is anything to be told. */
    private static final class Nobody implements XmlScanner.Handler {
        @Override
        public void start(String name) {}

        @Override
        public void attribute(String name, int from, int to) {}

        @Override
        public void text(int from, int to) {}

        @Override
        public void cdata(int from, int to) {}

        @Override
        public void remark(int from, int to) {}

        @Override
        public void entity(int from, int to) {}

        @Override
        public void end() {}
    }

    /** One document with its masked texts in the places of the original ones. */
    private final class Splice implements XmlScanner.Handler {
        private final String value;
        private final Siblings siblings;
        /** Whether masked texts may not be longer than the originals, so that all are scrambled. */
        private final boolean cramped;

        private final StringBuilder output;
        private int copied;

        Splice(String value, Siblings siblings, boolean cramped) {
            this.value = value;
            this.siblings = siblings;
            this.cramped = cramped;
            output = new StringBuilder(value.length() + 64);
        }

        String result() throws XmlScanner.Malformed {
            position.clear();
            XmlScanner.scan(value, this);
            return output.append(value, copied, value.length()).toString();
        }

        private void put(int from, int to, String masked) {
            output.append(value, copied, from).append(masked);
            copied = to;
        }

        @Override
        public void start(String name) {
            position.enter(false);
            position.name(name);
        }

        @Override
        public void end() {
            position.leave();
        }

        @Override
        public void attribute(String name, int from, int to) {
            if (name.equals("xmlns") || name.startsWith("xmlns:")) return;
            position.enter(false);
            position.name("@" + name);
            TextLeaf leaf = rules.at(position);
            position.leave();
            String raw = value.substring(from, to);
            String text = XmlText.decoded(raw);
            if (leaf.keeps() || Margins.isBlank(raw)) return;
            put(
                    from,
                    to,
                    cramped || text == null
                            ? XmlText.scrambled(raw, scramble)
                            : XmlText.inAttribute(masked(leaf, text), raw, value.charAt(to)));
        }

        @Override
        public void text(int from, int to) {
            TextLeaf leaf = rules.at(position);
            String raw = value.substring(from, to);
            if (leaf.keeps() || Margins.isBlank(raw)) return;
            String text = XmlText.decoded(raw);
            put(
                    from,
                    to,
                    cramped || text == null
                            ? XmlText.scrambled(raw, scramble)
                            : XmlText.inElement(masked(leaf, text), raw));
        }

        @Override
        public void cdata(int from, int to) {
            TextLeaf leaf = rules.at(position);
            String raw = value.substring(from, to);
            if (leaf.keeps() || Margins.isBlank(raw)) return;
            put(from, to, cramped ? scramble.apply(raw) : XmlText.inCdata(masked(leaf, raw)));
        }

        /** Nothing is left where null is wanted. */
        private String masked(TextLeaf leaf, String text) {
            String masked = leaf.apply(text, siblings);
            return masked == null ? "" : masked;
        }

        @Override
        public void remark(int from, int to) {
            if (!rules.at(position).keeps()) put(from, to, scramble.apply(value.substring(from, to)));
        }

        @Override
        public void entity(int from, int to) {
            // Where it is referred to, and whether a mask is wanted there, is not known yet.
            put(from, to, XmlText.scrambled(value.substring(from, to), scramble));
        }
    }
}
