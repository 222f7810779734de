package io.understudy.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arrays on the wire: the number of dimensions, whether there is a null, the OID of the elements' type, the size and first index of each dimension, and for
 * each element its length (-1 is null) and its bytes.
 */
final class ArrayWire {
    private static final int HEADER = 12;
    private static final int BYTES_PER_DIMENSION = 8;

    private ArrayWire() {}

    static ArrayLiteral decode(Cell cell, BinaryCodec codec, char delimiter) {
        byte[] bytes = cell.bytes();
        int end = cell.offset() + cell.length();
        int dimensions = cell.length() < HEADER ? -1 : BigEndian.readInt(bytes, cell.offset());
        if (dimensions < 0 || dimensions > ArrayLiteral.DIMENSIONS_MAXIMUM) throw unfit(cell);
        int position = cell.offset() + HEADER;
        if (end - position < dimensions * BYTES_PER_DIMENSION) throw unfit(cell);
        int[] sizes = new int[dimensions];
        int[] lowerBounds = new int[dimensions];
        for (int i = 0; i < dimensions; i++) {
            sizes[i] = BigEndian.readInt(bytes, position);
            lowerBounds[i] = BigEndian.readInt(bytes, position + 4);
            position += BYTES_PER_DIMENSION;
        }

        List<@Nullable String> elements = new ArrayList<>();
        Cell element = new Cell();
        while (position < end) {
            int length = end - position < 4 ? -2 : BigEndian.readInt(bytes, position);
            position += 4;
            if (length < -1 || length > end - position) throw unfit(cell);
            elements.add(length < 0 ? null : codec.decode(element.set(bytes, position, length)));
            position += Math.max(0, length);
        }
        return ArrayLiteral.of(sizes, lowerBounds, elements, delimiter);
    }

    static void encode(ArrayLiteral array, BinaryCodec codec, int elementOid, Buffer out) {
        int mark = out.size();
        out.writeInt(array.dimensions());
        out.writeInt(array.elements().contains(null) ? 1 : 0);
        out.writeInt(elementOid);
        for (int i = 0; i < array.dimensions(); i++) {
            out.writeInt(array.size(i));
            out.writeInt(array.lowerBound(i));
        }
        try {
            for (String element : array.elements()) encodeElement(element, codec, out);
        } catch (UnfitValue unfit) {
            out.truncate(mark);
            throw unfit;
        }
    }

    private static void encodeElement(@Nullable String element, BinaryCodec codec, Buffer out) {
        int lengthWord = out.size();
        out.writeInt(-1);
        if (element == null) return;
        codec.encode(element, out);
        out.setInt(lengthWord, out.size() - lengthWord - 4);
    }

    private static UnfitValue unfit(Cell cell) {
        return UnfitValue.bytes("array", cell.length());
    }
}
