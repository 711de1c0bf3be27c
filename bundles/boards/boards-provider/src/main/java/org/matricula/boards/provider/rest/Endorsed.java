package org.matricula.boards.provider.rest;

import org.matricula.boards.api.Meeting;

/**
 * What an endorsement did.
 *
 * @param endorsed how many decisions were recorded
 * @param meeting the meeting afterwards
 */
public record Endorsed(int endorsed, Meeting meeting) {}
