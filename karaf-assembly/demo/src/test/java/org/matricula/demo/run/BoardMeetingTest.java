package org.matricula.demo.run;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.Test;

public class BoardMeetingTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    public void firstOptionThatDoesNotHarmIsChosen() throws Exception {
        assertEquals("REPEAT_FAILED_ONLY", choice("[\"DISCONTINUE\",\"REPEAT_FAILED_ONLY\",\"SUBSTITUTE\"]"));
    }

    @Test
    public void whereEveryOptionHarmsTheFirstIsChosen() throws Exception {
        assertEquals("NOT_ELIGIBLE", choice("[\"NOT_ELIGIBLE\",\"DISCONTINUE\"]"));
    }

    private static String choice(String options) throws Exception {
        return BoardMeeting.choice(JSON.readTree(options));
    }
}
