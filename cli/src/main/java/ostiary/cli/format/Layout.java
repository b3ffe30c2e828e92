package ostiary.cli.format;

/// How the JSON objects of a file lie in it.
enum Layout {
    /// Each in a line of its own, as far as it is not damaged.
    LINES,
    /// Each over many lines.
    SPREAD,
    /// As the elements of one array.
    ARRAY;

    /// @param begin of the file
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
        // No object that is in one line begins the next one so: where the first is damaged, it is damaged alone.
        boolean goesOn = next.startsWith("\"") || next.startsWith("}");
        return line.equals("{") || (!line.endsWith("}") && goesOn) ? SPREAD : LINES;
    }
}
