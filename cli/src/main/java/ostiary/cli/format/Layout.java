package ostiary.cli.format;

/// The layout of the JSON objects in a file.
enum Layout {
    /// Each object that is not damaged is on a line of its own.
    LINES,
    /// Each object spans several lines.
    SPREAD,
    /// The objects are the elements of one array.
    ARRAY;

    /// @param begin the beginning of the file
    static Layout of(String begin) {
        var text = begin.stripLeading();
        if (text.startsWith("[")) {
            return ARRAY;
        }
        int end = text.indexOf('\n');
        if (!text.startsWith("{") || end < 0) {
            return LINES;
        }
        var line = text.substring(0, end).strip();
        var next = text.substring(end).stripLeading();
        // With one object per line, no line begins so: a damaged first line must not affect the other lines.
        boolean isSpread = next.startsWith("\"") || next.startsWith("}");
        return line.equals("{") || (!line.endsWith("}") && isSpread) ? SPREAD : LINES;
    }
}
