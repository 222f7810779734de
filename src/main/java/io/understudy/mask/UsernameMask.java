package io.understudy.mask;

/** User names by {@link LayoutCipher}, e-mail addresses among them by {@link EmailMask}. For one thread. */
final class UsernameMask implements TextMask {
    private final LayoutCipher cipher;
    private final EmailMask emails;

    UsernameMask(DomainKey key) {
        cipher = new LayoutCipher(true, "username", key);
        emails = new EmailMask(key.sibling(new PersonMasker.Email().domain()));
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        if (value.indexOf('@') > 0) return emails.apply(value, room, siblings);
        return Scramble.cutSafely(cipher.apply(value, 0, value.length()).toString(), room);
    }
}
