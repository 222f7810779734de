package io.understudy.wire;

/** Walks through the text of a value from left to right. What does not fit is an {@link UnfitValue} that names the type only. */
final class TextCursor {
    private final String text;
    private final String type;
    private int position;
    private int end;

    TextCursor(String text, String type) {
        this.text = text;
        this.type = type;
        end = text.length();
    }

    boolean atEnd() {
        return position == end;
    }

    /** Takes the character away if it is the next one. */
    boolean skip(char character) {
        if (position == end || text.charAt(position) != character) return false;
        position++;
        return true;
    }

    void expect(char character) {
        if (!skip(character)) throw unfit();
    }

    /** Takes a word away if it comes next. */
    boolean skip(String word) {
        if (!text.startsWith(word, position) || position + word.length() > end) return false;
        position += word.length();
        return true;
    }

    /** Takes the end of the text away if it is this. */
    boolean dropSuffix(String suffix) {
        if (!text.endsWith(suffix)) return false;
        end -= suffix.length();
        return true;
    }

    /** Reads a number of so many digits; at most 18. */
    long number(int minimumDigits, int maximumDigits) {
        long number = 0;
        int start = position;
        while (position < end && position - start < maximumDigits) {
            int digit = text.charAt(position) - '0';
            if (digit < 0 || digit > 9) break;
            number = number * 10 + digit;
            position++;
        }
        if (position - start < minimumDigits) throw unfit();
        return number;
    }

    /** Whether this is the next character. */
    boolean nextIs(char character) {
        return position < end && text.charAt(position) == character;
    }

    /** Whether a dot follows the digits that come next. */
    boolean nextIsAddress4() {
        int after = position;
        while (after < end && text.charAt(after) >= '0' && text.charAt(after) <= '9') after++;
        return after > position && after < end && text.charAt(after) == '.';
    }

    /** Reads a hexadecimal number of one or more digits. */
    int hexadecimal(int maximumDigits) {
        int number = 0;
        int start = position;
        while (position < end && position - start < maximumDigits && HexText.value(text.charAt(position)) >= 0) {
            number = number << 4 | HexText.value(text.charAt(position++));
        }
        if (position == start) throw unfit();
        return number;
    }

    /** Reads a number of two digits that is not above the limit. */
    int two(int maximum) {
        int number = (int) number(2, 2);
        if (number > maximum) throw unfit();
        return number;
    }

    /** Reads up to six digits behind a decimal point, as millionths. */
    int micros() {
        int start = position;
        int micros = (int) number(1, 6);
        for (int digits = position - start; digits < 6; digits++) micros *= 10;
        return micros;
    }

    void finish() {
        if (position != end) throw unfit();
    }

    UnfitValue unfit() {
        return UnfitValue.text(type, text);
    }

    @Override
    public String toString() {
        return "TextCursor[" + position + " of " + end + " characters]";
    }
}
