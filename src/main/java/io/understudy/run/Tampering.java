package io.understudy.run;

import io.understudy.mask.Mask;
import io.understudy.sample.Choice;
import io.understudy.schema.ColumnName;
import io.understudy.schema.TableName;

/** Puts worse parts into a run than it would make itself, so that a test can show that a run made of them is not published. */
interface Tampering {
    /** Leaves everything as it is. */
    Tampering NONE = new Tampering() {};

    /** The mask that a column gets in place of its own. */
    default Mask mask(ColumnName column, Mask own) {
        return own;
    }

    /** What chooses a table's rows in place of what would. */
    default Choice choice(TableName table, Choice own) {
        return own;
    }
}
