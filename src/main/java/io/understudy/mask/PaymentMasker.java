package io.understudy.mask;

import io.understudy.schema.DataType;

/** Maskers of what money is paid with. */
public sealed interface PaymentMasker extends Masker {
    /**
     * Payment card numbers become others in the networks' test ranges; brand, length and punctuation stay, valid stays valid and invalid invalid.
     */
    record Card() implements PaymentMasker {
        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new CardMask(key));
        }
    }

    /**
     * IBANs become others of the same country; spacing stays, valid stays valid and invalid invalid.
     */
    record Iban() implements PaymentMasker {
        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new IbanMask(key));
        }
    }
}
