package io.understudy.mask;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads XML as a sequence of places in a text, without resolving, expanding or fetching anything: whole documents, and what PostgreSQL calls content, which may have several roots. Checks what must be right for a place to be what it seems: tags that match, quotes, references.
 */
public final class XmlScanner {
    /** Is told what stands where: from a place up to before another. */
    public interface Handler {
        /** An element begins. Its attributes follow. */
        void start(String name);

        /** What stands between the quotes of an attribute. */
        void attribute(String name, int from, int to);

        /** Text in an element, or beside all of them. */
        void text(int from, int to);

        /** Text that is taken as it stands. */
        void cdata(int from, int to);

        /** What is in a comment, or follows the name of an instruction to a program. */
        void remark(int from, int to);

        /** What a document type declares that an entity stands for. */
        void entity(int from, int to);

        /** The element ends that began last. */
        void end();
    }

    /** Not XML. Says nothing of what it is instead. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed() {
            super("no XML", null, false, false);
        }
    }

    private final String text;
    private final Handler handler;
    private final Deque<String> open = new ArrayDeque<>();
    private int at;
    private boolean any;

    private XmlScanner(String text, Handler handler) {
        this.text = text;
        this.handler = handler;
    }

    /**
     * Reads a text from its beginning to its end.
     *
     * @throws Malformed if it is no XML, or has no element; what the handler has been told by then is right
     */
    public static void scan(String text, Handler handler) throws Malformed {
        new XmlScanner(text, handler).run();
    }

    private void run() throws Malformed {
        while (at < text.length()) {
            if (text.charAt(at) != '<') text();
            else if (text.startsWith("<!--", at)) comment();
            else if (text.startsWith("<![CDATA[", at)) cdata();
            else if (text.startsWith("<?", at)) instruction();
            else if (text.startsWith("<!DOCTYPE", at) && open.isEmpty()) documentType();
            else if (text.startsWith("</", at)) endTag();
            else startTag();
        }
        if (!open.isEmpty() || !any) throw new Malformed();
    }

    private void text() throws Malformed {
        int end = text.indexOf('<', at);
        if (end < 0) end = text.length();
        checkReferences(at, end);
        int marked = text.indexOf("]]>", at);
        if (marked >= 0 && marked < end) throw new Malformed();
        handler.text(at, end);
        at = end;
    }

    private void comment() throws Malformed {
        int end = find("--", at + 4);
        if (!text.startsWith("-->", end)) throw new Malformed();
        handler.remark(at + 4, end);
        at = end + 3;
    }

    private void cdata() throws Malformed {
        int end = find("]]>", at + 9);
        handler.cdata(at + 9, end);
        at = end + 3;
    }

    private void instruction() throws Malformed {
        int start = at;
        at += 2;
        String target = name();
        int end = find("?>", at);
        boolean declaration = target.equalsIgnoreCase("xml");
        if (declaration && start > 0) throw new Malformed();
        if (!declaration) handler.remark(at, end);
        at = end + 2;
    }

    private void endTag() throws Malformed {
        at += 2;
        String name = name();
        spaces();
        expect('>');
        if (!name.equals(open.poll())) throw new Malformed();
        handler.end();
    }

    private void startTag() throws Malformed {
        at++;
        String name = name();
        handler.start(name);
        any = true;
        while (true) {
            boolean spaced = spaces();
            if (at >= text.length()) throw new Malformed();
            char c = text.charAt(at);
            if (c == '/') {
                at++;
                expect('>');
                handler.end();
                return;
            }
            if (c == '>') {
                at++;
                open.push(name);
                return;
            }
            if (!spaced) throw new Malformed();
            attribute();
        }
    }

    private void attribute() throws Malformed {
        String name = name();
        spaces();
        expect('=');
        spaces();
        int from = at + 1;
        int to = literal();
        if (text.substring(from, to).indexOf('<') >= 0) throw new Malformed();
        checkReferences(from, to);
        handler.attribute(name, from, to);
    }

    /** Passes a text in quotes; where its closing quote stands. */
    private int literal() throws Malformed {
        if (at >= text.length()) throw new Malformed();
        char quote = text.charAt(at);
        if (quote != '"' && quote != '\'') throw new Malformed();
        int to = find(String.valueOf(quote), at + 1);
        at = to + 1;
        return to;
    }

    /** Of all that a document type can declare, only entities can hold what is somebody's. */
    private void documentType() throws Malformed {
        at += "<!DOCTYPE".length();
        boolean inside = false;
        boolean entity = false;
        boolean elsewhere = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith("<!--", at)) {
                comment();
            } else if (inside && text.startsWith("<!", at)) {
                entity = text.startsWith("<!ENTITY", at);
                elsewhere = false;
                at += 2;
            } else if (c == '"' || c == '\'') {
                int from = at + 1;
                int to = literal();
                if (entity && !elsewhere) entity(from, to);
            } else if (c == '[') {
                inside = true;
                at++;
            } else if (c == ']') {
                inside = false;
                at++;
            } else if (c == '>' && !inside) {
                at++;
                return;
            } else {
                elsewhere |= text.startsWith("SYSTEM", at) || text.startsWith("PUBLIC", at);
                at++;
            }
        }
        throw new Malformed();
    }

    /** Elements, or declarations, that stand in an entity have places that are none here. */
    private void entity(int from, int to) throws Malformed {
        String value = text.substring(from, to);
        if (value.indexOf('<') >= 0 || value.indexOf('%') >= 0) throw new Malformed();
        checkReferences(from, to);
        handler.entity(from, to);
    }

    private void checkReferences(int from, int to) throws Malformed {
        int reference = text.indexOf('&', from);
        while (reference >= 0 && reference < to) {
            int end = text.indexOf(';', reference);
            if (end < 0 || end >= to || !XmlText.isReference(text.substring(reference, end + 1))) throw new Malformed();
            reference = text.indexOf('&', end);
        }
    }

    private String name() throws Malformed {
        int from = at;
        while (at < text.length() && isOfName(text.charAt(at))) at++;
        if (at == from) throw new Malformed();
        char first = text.charAt(from);
        if (first < 0x80 && !Character.isLetter(first) && first != '_' && first != ':') throw new Malformed();
        return text.substring(from, at);
    }

    private static boolean isOfName(char c) {
        return c < 0x80 ? Character.isLetterOrDigit(c) || "_:-.".indexOf(c) >= 0 : !Margins.isSpace(c);
    }

    private boolean spaces() {
        int from = at;
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
        return at > from;
    }

    private void expect(char c) throws Malformed {
        if (at >= text.length() || text.charAt(at) != c) throw new Malformed();
        at++;
    }

    private int find(String mark, int from) throws Malformed {
        int found = text.indexOf(mark, from);
        if (found < 0) throw new Malformed();
        return found;
    }
}
