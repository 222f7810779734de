package io.understudy.mask;

import io.understudy.schema.DataType;

/**
 * Masks what identifies a person or opens a door inside free text, in place and as the column that holds such values masks it; {@link Finder} says what. All else stays. For one thread.
 */
final class RedactMask implements TextMask {
    private final Finder finder = new Finder();
    private final EmailMask emails;
    private final TextMask phones;
    private final TextMask cards;
    private final TextMask ibans;
    private final TextMask addresses;
    private final Scramble scramble;

    RedactMask(DomainKey key) {
        emails = new EmailMask(key.sibling(new PersonMasker.Email().domain()));
        phones = new PhoneMask(null, key.sibling(new PersonMasker.Phone(null).domain()));
        cards = new CardMask(key.sibling(new PaymentMasker.Card().domain()));
        ibans = new IbanMask(key.sibling(new PaymentMasker.Iban().domain()));
        addresses = new IpMask(DataType.text(-1), key.sibling(new NetworkMasker.Ip().domain()));
        scramble = new Scramble(key);
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        if (!finder.find(value)) return value;
        String result = rewrite(value, false);
        // Where the column has no room for it, what was found gives way to something just as long.
        return room < result.length() && room < result.codePointCount(0, result.length())
                ? Scramble.cutSafely(rewrite(value, true), room)
                : result;
    }

    private String rewrite(String value, boolean cramped) {
        StringBuilder output = new StringBuilder(value.length() + 32);
        int at = 0;
        for (int i = 0; i < finder.count(); i++) {
            output.append(value, at, finder.start(i));
            String found = value.substring(finder.start(i), finder.end(i));
            output.append(cramped ? scramble.apply(found) : mask(finder.kind(i), found));
            at = finder.end(i);
        }
        output.append(value, at, value.length());
        // What stands before a masked address can make another one with it: "007@" and a name in wide letters, say.
        if (output.indexOf("@") >= 0) Scramble.disarm(output);
        return output.toString();
    }

    private String mask(Finder.Kind kind, String found) {
        return switch (kind) {
            case EMAIL -> emails.apply(found, Integer.MAX_VALUE, Siblings.NONE);
            case PHONE -> phones.apply(found, Integer.MAX_VALUE, Siblings.NONE);
            case CARD -> cards.apply(found, Integer.MAX_VALUE, Siblings.NONE);
            case IBAN -> ibans.apply(found, Integer.MAX_VALUE, Siblings.NONE);
            case IP -> addresses.apply(found, Integer.MAX_VALUE, Siblings.NONE);
            case AUTHORITY -> authority(found);
        };
    }

    /** {@code user:password@host:port}: credentials are scrambled, and the host becomes one that does not exist. */
    private String authority(String found) {
        int at = found.lastIndexOf('@');
        int colon = found.indexOf(':', at);
        int end = colon < 0 || found.indexOf(']', at) >= 0 ? found.length() : colon;
        String host = found.substring(at + 1, end);
        boolean address = IpAddress.parse(host) != null;
        String masked = address
                ? addresses.apply(host, Integer.MAX_VALUE, Siblings.NONE)
                : host.isEmpty() ? host : emails.domain(host, 0, host.length());
        return scramble.apply(found.substring(0, at)) + "@" + masked + found.substring(end);
    }
}
