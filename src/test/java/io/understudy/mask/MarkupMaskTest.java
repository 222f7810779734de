package io.understudy.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** What stands in XML and hstore is masked where a path says so and nowhere else, and stays what it was: well-formed, or broken. */
class MarkupMaskTest {
    private static final Keyring KEYRING = Keyring.parse("q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=");
    private static final DataType XML = DataType.of("xml", Kind.OTHER);
    private static final DataType HSTORE = DataType.of("hstore", Kind.OTHER);

    private static Map<String, Masker> paths(Object... all) {
        Map<String, Masker> paths = new LinkedHashMap<>();
        for (int i = 0; i < all.length; i += 2) paths.put((String) all[i], (Masker) all[i + 1]);
        return paths;
    }

    private static String mask(Masker masker, DataType type, String value) {
        return Objects.requireNonNull(
                masker.bindTo(type, KEYRING.domain(masker.domain())).apply(value, Siblings.NONE));
    }

    private static String masked(Masker masker, String value) {
        return mask(masker, DataType.text(-1), value);
    }

    private static String email(String value) {
        return masked(new PersonMasker.Email(), value);
    }

    private static String name(String value) {
        return masked(new PersonMasker.PersonName(null), value);
    }

    private static final Masker ORDERS = new DocumentMasker.Xml(paths(
            "$.order.customer",
            new PersonMasker.PersonName(null),
            "$.**.@email",
            new PersonMasker.Email(),
            "$.**.total",
            new NumberMasker.NumberNoise(null),
            "$.order.secret",
            new GenericMasker.Null(),
            "*",
            new GenericMasker.Keep()));

    @Test
    void onlyWhatAPathNamesChanges() {
        String before = """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE order SYSTEM "order.dtd">
                <!-- of Jane --><?php echo 1 ?>
                <s:order xmlns:s="urn:jane" s:no = '7'  >
                \t<s:customer x='Jane' email="jane@lantern.example.com" >Jane &amp; Jo</s:customer>
                  <customer><![CDATA[Jane Doe]]></customer  ><empty/>
                  <total>12.50</total><secret>s3cr3t &lt;</secret><note>Jane > all</note>
                </s:order>
                """;
        String after = masked(ORDERS, before);
        assertThat(after)
                .isEqualTo(before.replace("x='Jane'", "x='" + name("Jane") + "'")
                        .replace("jane@lantern.example.com", email("jane@lantern.example.com"))
                        .replace("Jane &amp; Jo", name("Jane & Jo").replace("&", "&amp;"))
                        .replace("[Jane Doe]", "[" + name("Jane Doe") + "]")
                        .replace("s3cr3t &lt;", "")
                        .replaceFirst("<total>[0-9.]+", after.replaceFirst("(?s).*(<total>[0-9.]+).*", "$1")))
                .doesNotContain("12.50");
        assertThat(mask(ORDERS, XML, before)).isEqualTo(after);
    }

    @Test
    void whatNoPathNamesIsMaskedWhereTheRestIs() {
        Masker all = new DocumentMasker.Xml(paths("$.p.id", new GenericMasker.Keep(), "*", new GenericMasker.Text()));
        String before = "<?job Jane?><p n=\"Jane\"><!-- Jane --><id>Jane</id>Jane<b>&#74;ane</b><![CDATA[<Jane>]]></p>";
        String after = masked(all, before);
        assertThat(after.replace("<id>Jane</id>", "")).doesNotContain("Jane").doesNotContain("&#74;");
        assertThat(after).contains("<id>Jane</id>").hasSize(before.length() - 4);
        assertThat(after.replaceAll("[A-Za-z]", ""))
                .isEqualTo(before.replace("&#74;", "").replaceAll("[A-Za-z]", ""));
    }

    @Test
    void whatIsMaskedReadsAsWhatItsMaskMakes() throws Exception {
        Masker masker = new DocumentMasker.Xml(
                paths("$.**.v", new GenericMasker.Constant("<&>\"' ]]>\t\r\n"), "*", new GenericMasker.Keep()));
        String after = masked(masker, "<a v=\"x\"><v>x</v><v><![CDATA[x]]></v><b v='x'/></a>");
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(after)));
        assertThat(document.getElementsByTagName("v").item(0).getTextContent()).isEqualTo("<&>\"' ]]>\t\r\n");
        assertThat(document.getElementsByTagName("v").item(1).getTextContent()).isEqualTo("<&>\"' ]]>\t\n");
        Masker attributes = new DocumentMasker.Xml(
                paths("$.**.@v", new GenericMasker.Constant("<&>\"' ]]>\t\r\n"), "*", new GenericMasker.Keep()));
        after = masked(attributes, "<a v=\"x\"><b v='x'/></a>");
        document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(after)));
        assertThat(document.getDocumentElement().getAttribute("v")).isEqualTo("<&>\"' ]]>\t\r\n");
    }

    /** Where entities are declared they are masked, whatever they are for, and nothing is fetched or multiplied. */
    @Test
    void entitiesAreNeverResolved() {
        String before =
                "<!DOCTYPE a [<!ENTITY n \"Jane Doe\"><!ENTITY e SYSTEM \"file:///etc/hostname\"><!ENTITY two '&n;&n;'>]>"
                        + "<a><customer>&n; of &e;</customer><note>&two;</note></a>";
        Masker masker = new DocumentMasker.Xml(
                paths("$.**.customer", new PersonMasker.PersonName(null), "*", new GenericMasker.Keep()));
        String after = masked(masker, before);
        assertThat(after)
                .doesNotContain("Jane")
                .doesNotContain(" of ")
                .contains("SYSTEM \"file:///etc/hostname\">", "<customer>&n; ", " &e;</customer><note>&two;</note>")
                .hasSameSizeAs(before);
        String nested = "<!DOCTYPE a [<!ENTITY n \"<b>Jane</b>\">]><a>&n;</a>";
        assertThat(masked(masker, nested)).doesNotContain("Jane").doesNotContain("ENTITY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jane Doe",
                "<a>Jane",
                "<a>Jane</b>",
                "Jane</a>",
                "<a b=Jane>Jane</a>",
                "<a b='Jane>x</a>",
                "<a b='1'c='2'>Jane</a>",
                "<a>Jane & Jo</a>",
                "<a>Jane &#0;</a>",
                "<a b='<'>Jane</a>",
                "<a><!-- Jane -- Jo --></a>",
                "<a>Jane ]]> Jo</a>",
                "<a><![CDATA[Jane</a>",
                "<1a>Jane</1a>",
                "<p>Jane<br>Doe</p>",
                "< a>Jane</ a>",
                "{\"a\": \"Jane\"}"
            })
    void whatIsNoXmlStaysNoneAndTellsNothing(String value) {
        Masker keeping =
                new DocumentMasker.Xml(paths("$.nobody", new GenericMasker.Text(), "*", new GenericMasker.Keep()));
        String after = masked(keeping, value);
        assertThat(after).doesNotContain("Jane").hasSameSizeAs(value);
        assertThat(XmlMask.isXml(after)).isFalse();
        // A server that holds XML only takes it all the same.
        assertThat(mask(keeping, XML, value)).doesNotContain("Jane").doesNotContainPattern("[<>&]");
    }

    @Test
    void aColumnWithoutRoomKeepsTheLength() {
        Masker masker = new DocumentMasker.Xml(paths("$.a", new PersonMasker.Email(), "*", new GenericMasker.Keep()));
        for (String value : new String[] {"<a>j@lan.example</a>", "<a>&lt;&#74;@b.co</a>", "<a b='>'>x@y.zz&gt;</a>"}) {
            String after = mask(masker, DataType.text(value.length()), value);
            assertThat(after.length()).isLessThanOrEqualTo(value.length());
            assertThat(XmlMask.isXml(after)).as(after).isTrue();
            assertThat(after).isNotEqualTo(value);
        }
    }

    private static final Masker PREFERENCES = new DocumentMasker.Hstore(paths(
            "email",
            new PersonMasker.Email(),
            "odd \"key\"",
            new GenericMasker.Constant("a\\b\"c"),
            "gone",
            new GenericMasker.Null(),
            "n",
            new NumberMasker.Digits(null, null, null),
            "*",
            new GenericMasker.Keep()));

    @Test
    void onlyValuesOfTheKeysChange() {
        String value =
                "\"n\"=>\"4711\", \"plan\"=>\"jane@lantern.example.com\", \"email\"=>\"jane@lantern.example.com\",\"none\"=>NULL, \"gone\"=>\"Jane\", \"odd \\\"key\\\"\"=>\"x\", \"email2\"=>\"\"";
        String after = mask(PREFERENCES, HSTORE, value);
        assertThat(after)
                .isEqualTo("\"n\"=>\"" + masked(new NumberMasker.Digits(null, null, null), "4711")
                        + "\", \"plan\"=>\"jane@lantern.example.com\", \"email\"=>\""
                        + email("jane@lantern.example.com")
                        + "\",\"none\"=>NULL, \"gone\"=>NULL, \"odd \\\"key\\\"\"=>\"a\\\\b\\\"c\", \"email2\"=>\"\"");
        assertThat(masked(PREFERENCES, "email => NULL, gone=>x , n=>12"))
                .matches("email => NULL, gone=>NULL , n=>[0-9]{2}");
        assertThat(mask(PREFERENCES, HSTORE, "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jane Doe",
                "\"email\"=>\"Jane",
                "\"a\"=>\"Jane\",",
                "\"a\"=>\"Jane\" \"b\"=>\"Jo\"",
                "\"a\"=\"Jane\"",
                "=>Jane"
            })
    void whatIsNoHstoreStaysNoneAndTellsNothing(String value) {
        assertThat(masked(PREFERENCES, value))
                .doesNotContain("Jane")
                .hasSameSizeAs(value)
                .satisfies(after -> assertThat(HstoreMask.isHstore(after)).isFalse());
    }

    @Test
    void rulesThatMeanNothingAreRefused() {
        assertThatThrownBy(() -> new DocumentMasker.Xml(paths("$.a", new GenericMasker.Text())))
                .hasMessageContaining("add \"*\": keep, or \"*\": text");
        assertThatThrownBy(() -> new DocumentMasker.Xml(
                        paths("$.a[2]", new GenericMasker.Text(), "*", new GenericMasker.Keep())))
                .hasMessage("elements have no numbers: write $.a");
        assertThatThrownBy(() ->
                        new DocumentMasker.Hstore(paths("a", new GenericMasker.Keep(), "*", new GenericMasker.Keep())))
                .hasMessageContaining("all keys say keep");
        assertThat(ORDERS.refusalFor(DataType.of("jsonb", Kind.JSONB), true)).isPresent();
        assertThat(ORDERS.refusalFor(HSTORE, true)).isPresent();
        assertThat(PREFERENCES.refusalFor(XML, true)).isPresent();
        assertThat(PREFERENCES.refusalFor(DataType.of("ext.hstore", Kind.OTHER), true))
                .isEmpty();
    }
}
