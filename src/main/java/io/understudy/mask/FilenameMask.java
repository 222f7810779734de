package io.understudy.mask;

/** File names by {@link LayoutCipher}, folder by folder; what stands behind the last dot, if it looks like an ending, stays. For one thread. */
final class FilenameMask implements TextMask {
    private static final int LONGEST_ENDING = 6;

    private final LayoutCipher cipher;

    FilenameMask(DomainKey key) {
        cipher = new LayoutCipher(true, "filename", key);
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        StringBuilder output = new StringBuilder(value.length());
        int at = 0;
        while (at < value.length()) {
            int end = at;
            while (end < value.length() && !isSeparator(value.charAt(end))) end++;
            int ending = end == value.length() ? endingStart(value, at) : end;
            output.append(cipher.apply(value, at, ending)).append(value, ending, end);
            if (end < value.length()) output.append(value.charAt(end));
            at = end + 1;
        }
        if (value.indexOf('@') >= 0) Scramble.disarm(output);
        return Scramble.cutSafely(output.toString(), room);
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\' || c == ':';
    }

    /** Where {@code .pdf} or {@code .tar.gz} begins; the end if there is no ending, or nothing before it. */
    private static int endingStart(String value, int from) {
        int start = value.length();
        for (int i = value.length() - 1; i > from; i--) {
            char c = value.charAt(i);
            if (c == '.') {
                boolean archive = start < value.length() && value.startsWith(".tar", i);
                if (start < value.length() && !archive) return start;
                if (value.length() == i + 1) return start;
                start = i;
                if (archive) return start;
            } else if (start - i > LONGEST_ENDING || c >= 0x80 || !Character.isLetterOrDigit(c)) {
                return start;
            }
        }
        return start;
    }
}
