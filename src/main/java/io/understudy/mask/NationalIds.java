package io.understudy.mask;

import io.understudy.identify.Recogniser;
import io.understudy.identify.Recogniser.Kind;
import io.understudy.identify.Recognisers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whose identifiers are built how: countries, the recogniser's name, and a {@link NationalIdForm} for each length, with what is added to its months (M) and days (D) where something is. */
final class NationalIds {
    private static final String FORMS = """
            GB|UK NHS number|999999999c
            GB|UK NINO|AA999999=
            DE|German tax id|9999999999c
            FR|French NIR|=YYMM==999999cc
            ES|Spanish DNI|99999999c
            ES|Spanish NIE|=9999999c
            IT|Italian fiscal code|AAAAAAYYLDD=999c D40
            NL|Dutch BSN|99999999c
            PL|Polish PESEL|YYMMDD999pc M20
            SE|Swedish personnummer|YYMMDD99pc,==YYMMDD99pc D60
            BE|Belgian national number|YYMMDD99pcc
            CH|Swiss AHV number|===999999999c
            NO|Norwegian fødselsnummer|DDMMYY=9pcc D40
            FI|Finnish henkilötunnus|DDMMYY99pc,DDMMYY=99pc
            DK|Danish CPR|DDMMYY=99p
            CZ,SK|Czech or Slovak birth number|YYMMDD999c M50,20
            IE|Irish PPS number|9999999c,9999999c=
            AT|Austrian insurance number|999cDDMMYY
            EE,LT|Estonian or Lithuanian code|=YYMMDD999c
            HR|Croatian OIB|9999999999c
            SI,BA,RS,ME,MK|Slovenian EMŠO|DDMMYYY==h99c
            RO|Romanian CNP|=YYMMDD==999c
            BG|Bulgarian EGN|YYMMDD99pc M20
            GR|Greek AMKA|DDMMYY999pc
            UA|Ukrainian RNOKPP|==999999pc
            RU|Russian SNILS|999999999cc
            RU|Russian INN|==99999999cc
            TR|Turkish identity number|999999999cc
            PT|Portuguese NIF|=9999999c
            US|US SSN|999999999
            US|US ITIN|=99999999
            CA|Canadian SIN|=9999999c
            BR|Brazilian CPF|99999999=cc
            BR|Brazilian CNPJ|99999999====cc
            MX|Mexican CURP|AAAAYYMMDD===AAA9c
            MX|Mexican RFC|AAAAYYMMDD99c
            AR|Argentine CUIT|==99999999c
            CL|Chilean RUT|9999999c,99999999c
            IN|Indian Aadhaar|99999999999c
            IN|Indian PAN|AAA=A9999A
            CN|Chinese identity number|==9999YYYYMMDD99pc
            KR|Korean registration number|YYMMDD=99999c
            JP|Japanese My Number|99999999999c
            TW|Taiwanese identity number|A=9999999c
            TH|Thai identity number|=99999999999c
            HK|Hong Kong identity card|A999999c,AA999999c
            SG|Singapore NRIC|===99999c
            IL|Israeli identity number|99999999c
            ZA|South African identity number|YYMMDDh999==c
            AU|Australian TFN|99999999c
            AU|Australian Medicare number|=9999999c=,=9999999c==
            AT,BE,BG,CH,CY,CZ,DE,DK,EE,ES,FI,FR,GB,GR,HR,HU,IE,IT,LT,LU,LV,MT,NL,NO,PL,PT,RO,SE,SI,SK|VAT id|
            """;

    /**
     * One kind of identifier.
     *
     * @param forms by the number of letters and digits
     */
    record National(Recogniser recogniser, List<String> countries, Map<Integer, NationalIdForm> forms) {
        /** How a value is built that is one of those; where nothing is known, by the value itself. */
        NationalIdForm formOf(String value, int[] positions, int count) {
            NationalIdForm known = forms.get(count);
            return known != null ? known : NationalIdForm.ofLetters(value, positions, count);
        }
    }

    private static final List<National> ALL = all();

    private NationalIds() {}

    /** The identifiers of a country, or of all where it is empty, the hardest to meet by chance first; none if we know none of that country. */
    static List<National> of(String country) {
        return ALL.stream()
                .filter(each -> country.isEmpty() || each.countries.contains(country))
                .toList();
    }

    static List<String> countriesOf(String recogniser) {
        return ALL.stream()
                .filter(each -> each.recogniser.name().equals(recogniser))
                .flatMap(each -> each.countries.stream())
                .toList();
    }

    private static List<National> all() {
        Map<String, String[]> lines = new HashMap<>();
        FORMS.lines().map(line -> line.split("\\|", -1)).forEach(line -> lines.put(line[1], line));
        List<National> all = new ArrayList<>();
        for (Recogniser recogniser : Recognisers.all()) {
            if (recogniser.kind() != Kind.NATIONAL_ID && recogniser.kind() != Kind.TAX_ID) continue;
            String[] line = lines.getOrDefault(recogniser.name(), new String[] {"", recogniser.name(), ""});
            all.add(new National(recogniser, List.of(line[0].split(",", -1)), forms(line[2])));
        }
        all.sort((one, other) -> Double.compare(one.recogniser.chance(), other.recogniser.chance()));
        return List.copyOf(all);
    }

    private static Map<Integer, NationalIdForm> forms(String written) {
        Map<Integer, NationalIdForm> forms = new LinkedHashMap<>();
        String[] parts = written.split(" ", -1);
        List<Integer> months = List.of();
        List<Integer> days = List.of();
        for (int i = 1; i < parts.length; i++) {
            List<Integer> added = Arrays.stream(parts[i].substring(1).split(",", -1))
                    .map(Integer::valueOf)
                    .toList();
            if (parts[i].startsWith("M")) months = added;
            else days = added;
        }
        for (String form : parts[0].split(",", -1))
            if (!form.isEmpty()) forms.put(form.length(), new NationalIdForm(form, months, days));
        return forms;
    }
}
