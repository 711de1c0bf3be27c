package org.matricula.kernel.persistence;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;
import org.matricula.kernel.api.Identifier;

public class ChunksTest {

    private record Id(long value) implements Identifier {}

    @Test
    public void nothingIsAskedForNoKeys() {
        assertEquals(List.of(), chunks(List.of()));
    }

    @Test
    public void listsAreFilledUpToAPowerOfTwoWithTheirLastKey() {
        assertEquals(List.of(List.of("a")), chunks(List.of("a")));
        assertEquals(List.of(List.of("b", "a", "c", "c")), chunks(List.of("b", "a", "b", "c")));
    }

    @Test
    public void noListIsLongerThanFiveHundredAndTwelve() {
        List<Integer> keys = IntStream.range(0, 1000).boxed().toList();
        List<List<Integer>> chunks = chunks(keys);
        assertEquals(List.of(512, 512), chunks.stream().map(List::size).toList());
        assertEquals(
                keys, chunks.stream().flatMap(List::stream).distinct().sorted().toList());
    }

    @Test
    public void identitiesAscend() {
        List<List<Id>> chunks = new ArrayList<>();
        Chunks.ascending(List.of(new Id(9), new Id(2), new Id(9)), chunks::add);
        assertEquals(List.of(List.of(new Id(2), new Id(9))), chunks);
    }

    private static <T> List<List<T>> chunks(List<T> keys) {
        List<List<T>> chunks = new ArrayList<>();
        Chunks.each(keys, chunks::add);
        return chunks;
    }
}
