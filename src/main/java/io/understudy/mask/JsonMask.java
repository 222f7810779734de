package io.understudy.mask;

final class JsonMask {
    static boolean isJson(String value) {
        return !value.isBlank();
    }
}
