package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.mask.Mask;
import io.understudy.profile.MaskProfile;
import io.understudy.profile.Validity;
import io.understudy.schema.ColumnName;
import io.understudy.schema.TableName;
import io.understudy.wire.EscapedText;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A masker that breaks ends the run and says where, not on what. */
class BoundMaskTest {
    private static final ColumnName NOTE = new ColumnName(new TableName("public", "customers"), "note");

    private static Row row(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        Row row = new Row(1);
        assertThat(new Format.Text().read(bytes, 0, bytes.length, row)).isEqualTo(bytes.length);
        return row;
    }

    @Test
    void aMaskerThatThrowsQuotesNothing() {
        Mask broken = (value, siblings) -> {
            throw new IllegalStateException("cannot mask " + value);
        };
        BoundMask mask =
                new BoundMask(NOTE, 0, new EscapedText(), broken, List.of(), new MaskProfile(null, Validity.NONE));
        assertThatThrownBy(() -> mask.replaceIn(row("4711-secret\n")))
                .isInstanceOf(MaskFailed.class)
                .hasMessageContaining("public.customers.note")
                .hasMessageContaining("11 bytes")
                .hasMessageNotContaining("4711")
                .hasNoCause();
    }

    @Test
    void nullIsNotItsBusiness() {
        Mask broken = (value, siblings) -> {
            throw new IllegalStateException();
        };
        Row row = row("\\N\n");
        new BoundMask(NOTE, 0, new EscapedText(), broken, List.of(), new MaskProfile(null, Validity.NONE))
                .replaceIn(row);
        assertThat(row.isNull(0)).isTrue();
    }
}
