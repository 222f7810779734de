package io.understudy.mask;

import io.understudy.schema.DataType;
import java.math.BigDecimal;

/** The numbers that a decimal type holds. A precision of -1 holds all. */
record DecimalRange(int precision, int scale) {
    static DecimalRange of(DataType type) {
        return new DecimalRange(type.precision(), type.scale());
    }

    /** Whether a number fits; digits beyond the scale are rounded by the server and do not matter. */
    boolean contains(BigDecimal number) {
        return precision < 0 || number.precision() - number.scale() <= precision - scale;
    }
}
