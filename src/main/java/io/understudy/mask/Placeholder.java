package io.understudy.mask;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Small valid files that stand for others of their kind, and how each is filled up to a size without becoming invalid. */
enum Placeholder {
    /** 1 × 1 grey pixel. */
    PNG(
            "89504e470d0a1a0a",
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="),
    /** 1 × 1 pixel. */
    JPEG(
            "ffd8ff",
            "/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAB//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8ANn//2Q=="),
    /** 1 × 1 pixel. */
    GIF("474946383", "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"),
    /** One empty page. */
    PDF("255044462d", ""),
    /** An archive of one file without meaning. */
    ZIP("504b0304", "");

    private final String magic;
    private final String base64;

    Placeholder(String magic, String base64) {
        this.magic = magic;
        this.base64 = base64;
    }

    /** The kind of file that begins so; null if we have none of it. */
    static @Nullable Placeholder of(byte[] start) {
        String hex = HexFormat.of().formatHex(start);
        for (Placeholder each : values()) if (hex.startsWith(each.magic)) return each;
        return null;
    }

    /** A file of about so many bytes, or the smallest there is if that is larger. */
    byte[] bytes(int size) {
        return switch (this) {
            case PNG -> png(size);
            case JPEG -> jpeg(size);
            case GIF -> gif(size);
            case PDF -> pdf(size);
            case ZIP -> zip(size);
        };
    }

    /** A private chunk that decoders pass over, before the last one. */
    private byte[] png(int size) {
        byte[] file = Base64.getDecoder().decode(base64);
        int missing = size - file.length - 12;
        if (missing <= 0) return file;
        byte[] chunk = new byte[4 + missing];
        System.arraycopy("noIs".getBytes(StandardCharsets.US_ASCII), 0, chunk, 0, 4);
        CRC32 crc = new CRC32();
        crc.update(chunk);
        int end = file.length - 12;
        return ByteBuffer.allocate(size)
                .put(file, 0, end)
                .putInt(missing)
                .put(chunk)
                .putInt((int) crc.getValue())
                .put(file, end, 12)
                .array();
    }

    /** Comment segments behind the first two bytes. */
    private byte[] jpeg(int size) {
        byte[] file = Base64.getDecoder().decode(base64);
        ByteArrayOutputStream output = new ByteArrayOutputStream(Math.max(size, file.length));
        output.write(file, 0, 2);
        for (int missing = size - file.length; missing >= 4; missing -= 0x1_0001) {
            int length = Math.min(missing - 2, 0xFFFF);
            output.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, (byte) (length >> 8), (byte) length});
            output.writeBytes(new byte[length - 2]);
        }
        output.write(file, 2, file.length - 2);
        return output.toByteArray();
    }

    /** A comment before the last byte. */
    private byte[] gif(int size) {
        byte[] file = Base64.getDecoder().decode(base64);
        ByteArrayOutputStream output = new ByteArrayOutputStream(Math.max(size, file.length));
        output.write(file, 0, file.length - 1);
        int missing = size - file.length - 3;
        if (missing > 1) {
            output.writeBytes(new byte[] {0x21, (byte) 0xFE});
            for (; missing > 1; missing -= 256) {
                int length = Math.min(missing - 1, 255);
                output.write(length);
                output.writeBytes(new byte[length]);
            }
            output.write(0);
        }
        output.write(0x3B);
        return output.toByteArray();
    }

    /** A comment behind the heading; offsets are counted. */
    private static byte[] pdf(int size) {
        String[] objects = {
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
        };
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        int missing = size - 330;
        if (missing > 0) pdf.append('%').repeat(' ', missing).append('\n');
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.length; i++) {
            String offset = "0000000000" + pdf.length();
            table.append(offset.substring(offset.length() - 10)).append(" 00000 n \n");
            pdf.append(i + 1).append(" 0 obj").append(objects[i]).append("endobj\n");
        }
        int start = pdf.length();
        pdf.append("xref\n0 4\n")
                .append(table)
                .append("trailer<</Size 4/Root 1 0 R>>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** One stored file of zeros, of the size that is missing. */
    private static byte[] zip(int size) {
        byte[] name = "placeholder".getBytes(StandardCharsets.US_ASCII);
        int length = Math.max(0, size - 30 - 46 - 22 - 2 * name.length);
        byte[] content = new byte[length];
        CRC32 crc = new CRC32();
        crc.update(content);
        ByteBuffer zip = ByteBuffer.allocate(length + 98 + 2 * name.length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        zip.putInt(0x04034b50).putShort((short) 20);
        entry(zip, (int) crc.getValue(), length, name.length);
        zip.put(name).put(content);
        int directory = zip.position();
        zip.putInt(0x02014b50).putShort((short) 20).putShort((short) 20);
        entry(zip, (int) crc.getValue(), length, name.length);
        zip.putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(0)
                .put(name);
        int end = zip.position();
        zip.putInt(0x06054b50)
                .putInt(0)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(end - directory)
                .putInt(directory)
                .putShort((short) 0);
        return zip.array();
    }

    /** What the local and the central header have alike: flags, method, the first day of the format, checksum, sizes and lengths. */
    private static void entry(ByteBuffer zip, int crc, int length, int nameLength) {
        zip.putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0x21)
                .putInt(crc)
                .putInt(length)
                .putInt(length)
                .putShort((short) nameLength)
                .putShort((short) 0);
    }
}
