package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.util.Optional;
import java.util.Set;

/** Maskers of what machines are known by. */
public sealed interface NetworkMasker extends Masker {
    /** UUIDs become others of the same version and variant, one-to-one; as text they keep case, dashes and braces. */
    record Uuid() implements NetworkMasker {
        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.PRESERVED;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.only(type, Set.of(Kind.UUID, Kind.TEXT, Kind.PADDED_TEXT));
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            UuidMask mask = new UuidMask(key);
            return type.isText() ? Margins.around(type, 1, mask) : mask;
        }
    }

    /** MAC addresses become others of the same maker, one-to-one; separators and case stay. */
    record Mac() implements NetworkMasker {
        /** As PostgreSQL prints its two types of addresses; the longer one has its own length and stays out. */
        private static final String SERVER_TYPE = "macaddr";

        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.PRESERVED;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return type.name().equals(SERVER_TYPE) ? Optional.empty() : Fit.text(type, 0);
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            MacMask mask = new MacMask(key);
            return type.isText() ? Margins.around(type, 1, mask) : mask;
        }
    }

    /**
     * IP addresses become others of the same class (private, public …), one-to-one, and those that share a network still do (Crypto-PAn). A mask such as {@code /24} stays. Of
     * an address of the public Internet it makes another one.
     */
    record Ip() implements NetworkMasker {
        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.PRESERVED;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return type.isText() ? Fit.text(type, 45) : Fit.only(type, Set.of(Kind.INET));
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            IpMask mask = new IpMask(type, key);
            return type.isText() ? Margins.around(type, 45, mask) : mask;
        }
    }

    /**
     * URLs keep their scheme, port, shape of path and names of parameters. The host becomes one under {@code .example}, alike for all URLs of a host, and addresses become what {@link Ip} makes of them; words and numbers in the path become
     * others, file endings stay; values of parameters and user names are masked, e-mail addresses in them as {@link PersonMasker.Email} does. What is no URL stays none.
     */
    record Url() implements NetworkMasker {
        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new UrlMask(key));
        }
    }

    /**
     * User agents keep browser, system and major versions, which software looks at; minor versions, builds and the names of devices, which tell people apart, become others.
     */
    record UserAgent() implements NetworkMasker {
        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new UserAgentMask(key));
        }
    }
}
