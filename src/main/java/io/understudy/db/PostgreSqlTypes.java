package io.understudy.db;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types of a PostgreSQL database: what each is to us, and whether its binary form means the same on another server. */
final class PostgreSqlTypes {
    /** Types with a smaller number are PostgreSQL's own and have the same number everywhere; arrays and composites send such numbers along. */
    private static final long FIRST_USER_OID = 16384;

    /** Types whose binary form is a number in this server's catalog, or that have no binary form at all. */
    private static final Set<String> BOUND_TO_ONE_CATALOG = Set.of(
            "regclass",
            "regcollation",
            "regconfig",
            "regdictionary",
            "regnamespace",
            "regoper",
            "regoperator",
            "regproc",
            "regprocedure",
            "regrole",
            "regtype",
            "aclitem",
            "pg_node_tree",
            "refcursor");

    private static final String TYPES = """
            select t.oid::int8 as oid, t.typname as name, t.typtype::text as class, t.typelem::int8 as element, t.typlen::int4 as length,
                   t.typbasetype::int8 as base, t.typtypmod as modifier, t.typsend::oid <> 0 and t.typreceive::oid <> 0 as binary,
                   coalesce(r.rngsubtype, m.rngsubtype)::int8 as subtype, t.typrelid::int8 as relation,
                   array(select e.enumlabel::text from pg_catalog.pg_enum e where e.enumtypid = t.oid order by e.enumsortorder) as labels,
                   case when c.relkind = 'c' then array(select a.attname || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod) from pg_catalog.pg_attribute a
                       where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped order by a.attnum) end as printed_fields,
                   case when c.relkind = 'c' then array(select a.atttypid::int8 from pg_catalog.pg_attribute a
                       where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped order by a.attnum) end as fields
            from pg_catalog.pg_type t
            left join pg_catalog.pg_class c on c.oid = t.typrelid
            left join pg_catalog.pg_range r on r.rngtypid = t.oid
            left join MULTIRANGES m on m.rngmultitypid = t.oid
            where t.typtype <> 'p' and (t.typrelid = 0 or c.relkind = 'c')
            """;

    private final Map<Long, Type> types = new HashMap<>();

    private record Type(
            long oid,
            String name,
            char typeClass,
            long element,
            int length,
            long base,
            int modifier,
            boolean binary,
            @Nullable Long subtype,
            List<String> labels,
            List<Long> fields,
            List<String> printedFields) {}

    private PostgreSqlTypes() {}

    /** Reads the types of a database. */
    static PostgreSqlTypes read(Session session, int serverVersion) {
        // Multiranges came with version 14; before, an empty stand-in takes the catalog's place.
        String multiranges = serverVersion >= 140000
                ? "pg_catalog.pg_range"
                : "(select 0::oid as rngmultitypid, 0::oid as rngsubtype where false)";
        PostgreSqlTypes result = new PostgreSqlTypes();
        session.query(
                        "Reading the types",
                        TYPES.replace("MULTIRANGES", multiranges),
                        row -> new Type(
                                row.get("oid", Long.class),
                                row.get("name", String.class),
                                row.get("class", String.class).charAt(0),
                                row.get("element", Long.class),
                                row.get("length", Integer.class),
                                row.get("base", Long.class),
                                row.get("modifier", Integer.class),
                                row.get("binary", Boolean.class),
                                row.get("subtype", Long.class),
                                List.of(row.get("labels", String[].class)),
                                row.get("fields") == null ? List.of() : List.of(row.get("fields", Long[].class)),
                                row.get("printed_fields") == null
                                        ? List.of()
                                        : List.of(row.get("printed_fields", String[].class))))
                .forEach(type -> result.types.put(type.oid(), type));
        return result;
    }

    /**
     * The type of a column.
     *
     * @param oid its number
     * @param modifier its length or precision as PostgreSQL packs it, or -1
     * @param printed as {@code format_type} prints it
     */
    DataType of(long oid, int modifier, String printed) {
        Type type = types.get(oid);
        if (type == null) return new DataType(printed, Kind.OTHER, -1, -1, -1, -1, List.of(), null, false);
        boolean safe = isBinarySafe(oid);
        if (type.typeClass() == 'd') {
            DataType base = of(type.base(), type.modifier(), printed);
            return new DataType(
                    printed,
                    base.kind(),
                    base.maximumCharacters(),
                    base.precision(),
                    base.scale(),
                    base.bytes(),
                    base.labels(),
                    base.element(),
                    safe);
        }
        if (type.typeClass() == 'e') return new DataType(printed, Kind.ENUM, -1, -1, -1, -1, type.labels(), null, safe);
        if (type.element() != 0 && type.length() == -1) {
            String elementName = printed.endsWith("[]") ? printed.substring(0, printed.length() - 2) : type.name();
            return new DataType(
                    printed, Kind.ARRAY, -1, -1, -1, -1, List.of(), of(type.element(), modifier, elementName), safe);
        }
        return plain(type, modifier, printed, safe);
    }

    private static DataType plain(Type type, int modifier, String printed, boolean safe) {
        Kind kind = type.oid() < FIRST_USER_OID || type.name().equals("citext") ? kind(type.name()) : Kind.OTHER;
        int characters = (kind == Kind.TEXT || kind == Kind.PADDED_TEXT) && modifier >= 4
                ? modifier - 4
                : type.name().equals("name") ? 63 : -1;
        int precision = kind == Kind.DECIMAL && modifier >= 4 ? (modifier - 4) >> 16 & 0xffff : -1;
        // Since version 15 the scale is an 11-bit two's complement number.
        int scale = precision < 0 ? -1 : ((modifier - 4 & 0x7ff) ^ 1024) - 1024;
        int bytes = kind == Kind.INTEGER || kind == Kind.FLOAT ? type.length() : -1;
        return new DataType(printed, kind, characters, precision, scale, bytes, type.printedFields(), null, safe);
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "text", "varchar", "citext", "name" -> Kind.TEXT;
            case "bpchar" -> Kind.PADDED_TEXT;
            case "int2", "int4", "int8" -> Kind.INTEGER;
            case "numeric" -> Kind.DECIMAL;
            case "float4", "float8" -> Kind.FLOAT;
            case "bool" -> Kind.BOOLEAN;
            case "date" -> Kind.DATE;
            case "time", "timetz" -> Kind.TIME;
            case "timestamp" -> Kind.TIMESTAMP;
            case "timestamptz" -> Kind.TIMESTAMP_WITH_ZONE;
            case "uuid" -> Kind.UUID;
            case "inet", "cidr" -> Kind.INET;
            case "json" -> Kind.JSON;
            case "jsonb" -> Kind.JSONB;
            case "bytea" -> Kind.BYTES;
            default -> Kind.OTHER;
        };
    }

    private boolean isBinarySafe(long oid) {
        Type type = types.get(oid);
        if (type == null || !type.binary() || BOUND_TO_ONE_CATALOG.contains(type.name())) return false;
        return switch (type.typeClass()) {
            case 'd' -> isBinarySafe(type.base());
            case 'r', 'm' -> type.subtype() != null && isBinarySafe(type.subtype());
            case 'c' -> type.fields().stream().allMatch(this::sendsTheSameNumber);
            default -> type.element() == 0 || type.length() != -1 || sendsTheSameNumber(type.element());
        };
    }

    /** Arrays and composites send the number of what they hold, and the receiver insists on it. */
    private boolean sendsTheSameNumber(long oid) {
        return oid < FIRST_USER_OID && isBinarySafe(oid);
    }
}
