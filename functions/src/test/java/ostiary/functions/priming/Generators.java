package ostiary.functions.priming;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The generators of random numbers that an object of this service holds, itself or through others of the service.
final class Generators {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<RandomGenerator> found = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> waiting = new ArrayDeque<>();

    private Generators() {}

    static List<RandomGenerator> in(Object root) throws IllegalAccessException {
        var generators = new Generators();
        generators.waiting.add(root);
        while (!generators.waiting.isEmpty()) {
            generators.visit(generators.waiting.pop());
        }
        return List.copyOf(generators.found);
    }

    private void visit(Object object) throws IllegalAccessException {
        if (!seen.add(object)) {
            return;
        }
        switch (object) {
            case RandomGenerator generator -> found.add(generator);
            case Map<?, ?> map -> waiting.addAll(map.values());
            case Iterable<?> several -> several.forEach(waiting::add);
            default -> visitFields(object);
        }
    }

    private void visitFields(Object object) throws IllegalAccessException {
        if (object.getClass().getName().startsWith("ostiary.")) {
            for (Field field : object.getClass().getDeclaredFields()) {
                field.setAccessible(true);
                var value = field.get(object);
                if (value != null) {
                    waiting.add(value);
                }
            }
        }
    }
}
