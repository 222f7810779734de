package io.understudy.identify;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.wire.Seed;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recogniser knows what its authority publishes as an example, refuses what is wrong in it, and lets as much chance through as it says. */
class RecognisersTest {
    private static final int DRAWS = 20_000;

    /** name: right ones; wrong ones. */
    private static final String EXAMPLES = """
            e-mail address: ada@example.org, Ada Lovelace <ada.l@example.org>, jürgen@straße.example.de, o'neil+tag@sub.example.co.uk; ada@localhost, ada@@example.org, @example.org, ada@example., ada example.org
            IP address: 192.0.2.1, 10.0.0.0/8, 2001:db8::1, ::1, ::ffff:192.0.2.128, fe80::1%eth0; 256.1.1.1, 1.2.3, 1:2:3, 2001:db8:::1, 1::2::3
            MAC address: 00:1b:63:84:45:e6, 00-1B-63-84-45-E6, 001b.6384.45e6; 00:1b:63:84:45, 00:1b:63:84-45:e6, 001b638445e6
            URL: https://example.org/a?b=c, ftp://example.org/x, www.example.org/path, mailto:ada@example.org; example, http:, ad hoc
            user agent: Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0, curl/8.4.0, okhttp/4.12.0; Order/7 of May, Mozilla
            UUID: 123e4567-e89b-42d3-a456-426614174000, {123E4567-E89B-42D3-A456-426614174000}; 123e4567-e89b-42d3-a456-42661417400, 123e4567e89b42d3a456426614174000
            position: 52.520008|13.404954, (-33.8688|151.2093), POINT(13.404954 52.520008); 91.1234|13.4049, 52.5|13.4, 4.50|3.20
            payment card: 4111 1111 1111 1111, 5555555555554444, 3782-822463-10005, 6011111111111117, 3530111333300000, 30569309025904; 4111111111111112, 1234567812345670, 411111111111
            IBAN: GB82 WEST 1234 5698 7654 32, DE89370400440532013000, FR1420041010050500013M02606, NO9386011117947; GB82WEST12345698765433, DE8937040044053201300, ZZ89370400440532013000
            BIC: DEUTDEFF, DEUTDEFF500, BNPAFRPP; DEUTZZFF, DEUTDEF, deutdeff
            VAT id: DE136695976, ATU13585627, FR40303265045, NL123456789B01; DE136695978, 136695976, XX136695976
            signed token (JWT): eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODB9.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk; eyJ0eXAi, a.b.c
            PEM block: -----BEGIN PUBLIC KEY-----MIIB, -----BEGIN RSA PRIVATE KEY-----; BEGIN PUBLIC KEY, -----
            key of a service: AKIAIOSFODNN7EXAMPLE, ghp_16C7e42F292c6912E7710c838347Ae178B4a, sk_live_4eC39HqLyjWDarjtT1zdp7dc, xoxb-17653672481-19874698323; AKIA, sk_live_, sick_leave
            hashed password: $2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy, $argon2id$v=19$m=65536|t=3|p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b27TA, $1$abcdefgh$irWbblnpmw.5z7wgBnprh0, $P$B12345678rhG1Zz8W7b8Y0u4w1o9hX0, pbkdf2_sha256$260000$salt$q3oXaNMUmuPZ9w, {SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=, *2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19; $2a$10$short, 5f4dcc3b5aa765d61d8327deb882cf99, password
            telephone number: +44 20 7946 0123, +49 30 901820, 0033142278186, +1 (202) 456-1111; +1 55, 2024-11-21, 12345
            IMEI: 49-015420-323751-8, 490154203237518; 490154203237517, 000000000000000
            VIN: 1M8GDM9AXKP042788, 1HGCM82633A004352; 1M8GDM9A1KP042788, 1HGCM82633A00435O
            machine-readable passport line: L898902C36UTO7408122F1204159ZE184226B<<<<<10, P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<; L898902C37UTO7408122F1204159ZE184226B<<<<<10, PASSPORT
            UK NHS number: 943 476 5919, 9434765919; 9434765918, 1111111111
            UK NINO: AB123456C, JG 10 37 59 A; QQ123456C, BG123456A, AB123456E
            German tax id: 86095742719, 47 036 892 816; 86095742718, 86095742710
            French NIR: 2 55 08 14 168 025 38, 255081416802538; 255081416802539, 955081416802538
            Spanish DNI: 12345678Z, 12.345.678-Z; 12345678A
            Spanish NIE: X1234567L, Y-1234567-X; X1234567M
            Italian fiscal code: RSSMRA85T10A562S, RCCMNL83S18D969H; RSSMRA85T10A562T
            Dutch BSN: 111222333, 123456782; 111222334, 000000000
            Polish PESEL: 44051401359, 02070803628; 44051401358, 44991401359
            Swedish personnummer: 811228-9874, 19811228-9874, 6408233234; 811228-9873, 811328-9874
            Belgian national number: 85.07.30-033 28; 85.07.30-033 29
            Swiss AHV number: 756.1234.5678.97, 7569217076985; 756.1234.5678.98
            Norwegian fødselsnummer: 15108695088; 15108695089
            Finnish henkilötunnus: 131052-308T, 131052A308T; 131052-308U, 131352-308T
            Danish CPR: 211062-5629; 321062-5629, 2110625629
            Czech or Slovak birth number: 710319/2745, 7103192745; 710319/2746
            Irish PPS number: 6433435F, 6433435OA; 6433435E
            Austrian insurance number: 1237 010180; 1238 010180
            Estonian or Lithuanian code: 37605030299, 33309240064; 37605030298
            Croatian OIB: 33392005961; 33392005962
            Slovenian EMŠO: 0101006500006; 0101006500007
            Romanian CNP: 1630615123457; 1630615123458
            Bulgarian EGN: 7523169263; 7523169264
            Greek AMKA: 01013099997; 01013099999
            Ukrainian RNOKPP: 1759013776; 1759013770
            Russian SNILS: 112-233-445 95; 112-233-445 96
            Russian INN: 500100732259; 500100732250
            Turkish identity number: 10000000146, 17291716060; 17291716050
            Portuguese NIF: 501 442 600, 123456789; 501442601
            US SSN: 536-90-4399; 666-12-3456, 000-12-3456, 536904399
            US ITIN: 912-90-3456; 912-93-3456, 812-90-3456
            Canadian SIN: 123 456 782; 123456783, 812345677
            Brazilian CPF: 111.444.777-35, 39053344705; 11144477736, 11111111111
            Brazilian CNPJ: 16.727.230/0001-97, 11222333000181; 16727230000198
            Mexican CURP: BOXW310820HNERXN09; BOXW310820HNERXN08
            Mexican RFC: GODE561231GR8; GODE561231GR9
            Argentine CUIT: 20-05536168-2; 20-05536168-3
            Chilean RUT: 76086428-5, 12.531.909-2; 76086428-4
            Indian Aadhaar: 2341 2341 2346; 234123412347
            Indian PAN: ACUPA7085R; ACUPA70855, ACUZA7085R
            Chinese identity number: 11010519491231002X; 110105194912310021, 11010519491331002X
            Korean registration number: 971013-9019902; 971013-9019903
            Japanese My Number: 123456789018; 123456789012
            Taiwanese identity number: A123456789; A123456788
            Thai identity number: 1-2345-45678-78-1; 1-2345-45678-78-9
            Hong Kong identity card: A123456(3); A123456(4)
            Singapore NRIC: S1234567D; S1234567E
            Israeli identity number: 039337423; 039337422
            South African identity number: 7503305044089; 8503305044089
            Australian TFN: 123 456 782; 123456783
            Australian Medicare number: 2123 45670 1; 2123 45671 1
            """;

    static List<Recogniser> all() {
        return Recognisers.all();
    }

    @Test
    void eachHasExamplesOfItsOwn() {
        assertThat(examples().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        all().stream().map(Recogniser::name).toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void knowsPublishedExamplesFromWrongOnes(Recogniser recogniser) {
        String[] halves = examples().getOrDefault(recogniser.name(), "").split(";", -1);
        assertThat(texts(halves[0])).allMatch(recogniser::matches, "right");
        assertThat(texts(halves[1])).noneMatch(recogniser::matches);
    }

    /** The bar stands for a comma in a value. */
    private static List<String> texts(String half) {
        return Arrays.stream(half.split(", ", -1))
                .map(text -> text.strip().replace('|', ','))
                .toList();
    }

    private static Map<String, String> examples() {
        Map<String, String> examples = new LinkedHashMap<>();
        EXAMPLES.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            examples.put(line.substring(0, colon), line.substring(colon + 2));
        });
        return examples;
    }

    /** What a match is worth depends on how seldom chance makes one: what is stated is what is drawn, within a quarter and what so many draws can tell. */
    @Test
    void lettingThroughByChanceWhatIsStated() {
        Random random = Seed.random("RecognisersTest");
        Map<String, String> off = new TreeMap<>();
        for (Recogniser recogniser : all()) {
            int passed = 0;
            for (int i = 0; i < DRAWS; i++) if (recogniser.matches(draw(recogniser.shape(), random))) passed++;
            double measured = (double) passed / DRAWS;
            double spread = 4 * Math.sqrt(Math.max(recogniser.chance(), 1.0 / DRAWS) / DRAWS);
            if (Math.abs(measured - recogniser.chance()) > recogniser.chance() / 4 + spread)
                off.put(recogniser.name(), "states " + recogniser.chance() + ", measured " + measured);
        }
        assertThat(off).isEmpty();
    }

    private static String draw(String shape, Random random) {
        UnaryOperator<String> one = alphabet -> String.valueOf(alphabet.charAt(random.nextInt(alphabet.length())));
        StringBuilder text = new StringBuilder();
        for (char c : shape.toCharArray())
            text.append(
                    switch (c) {
                        case '9' -> one.apply("0123456789");
                        case 'A' -> one.apply("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
                        case 'N' -> one.apply("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
                        case 'h' -> one.apply("0123456789abcdef");
                        default -> String.valueOf(c);
                    });
        return text.toString();
    }
}
