package io.understudy.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The shape of an array outlives its elements; how the text is read and printed is held against the server in {@link ServerRoundTripTest}. */
class ArrayLiteralTest {
    @Test
    void elementsStandInOneListAndTheShapeBeside() {
        ArrayLiteral array = ArrayLiteral.parse("[0:1][1:2]={{a,NULL},{\"c d\",\"NULL\"}}", ',');
        assertThat(array.elements()).containsExactly("a", null, "c d", "NULL");
        assertThat(array.dimensions()).isEqualTo(2);
        assertThat(List.of(array.size(0), array.size(1))).containsExactly(2, 2);
        assertThat(List.of(array.lowerBound(0), array.lowerBound(1))).containsExactly(0, 1);
    }

    @Test
    void mappingKeepsNullsAndShape() {
        ArrayLiteral array = ArrayLiteral.parse("[0:1][1:2]={{a,NULL},{b,null}}", ',');
        assertThat(array.map(element -> element.toUpperCase(Locale.ROOT) + ",").text())
                .isEqualTo("[0:1][1:2]={{\"A,\",NULL},{\"B,\",NULL}}");
        assertThat(array.text()).isEqualTo("[0:1][1:2]={{a,NULL},{b,NULL}}");
    }

    @Test
    void otherElementsMustBeAsMany() {
        ArrayLiteral array = ArrayLiteral.parse("{a,b}", ',');
        assertThat(array.withElements(Arrays.asList("x", null)).text()).isEqualTo("{x,NULL}");
        assertThatThrownBy(() -> array.withElements(List.of("secret"))).isInstanceOf(UnfitValue.class);
    }

    @Test
    void anEmptyArrayHasNoDimensions() {
        assertThat(ArrayLiteral.parse("{}", ',').dimensions()).isZero();
        assertThat(ArrayLiteral.parse("{}", ',').map(element -> "x").text()).isEqualTo("{}");
        assertThat(ArrayLiteral.of(new int[0], new int[0], List.of(), ',').text())
                .isEqualTo("{}");
    }

    @Test
    void boxesAreSeparatedBySemicolons() {
        String text = "{(1,1),(0,0);(2,2),(1,1)}";
        ArrayLiteral array = ArrayLiteral.parse(text, ';');
        assertThat(array.elements()).containsExactly("(1,1),(0,0)", "(2,2),(1,1)");
        assertThat(array.text()).isEqualTo(text);
    }

    @Test
    void itNeverPrintsWhatItHolds() {
        assertThat(ArrayLiteral.parse("{secret}", ',')).hasToString("ArrayLiteral[1 dimensions, 1 elements]");
        assertThatThrownBy(() -> ArrayLiteral.parse("{secret", ',')).hasMessageNotContaining("secret");
    }
}
