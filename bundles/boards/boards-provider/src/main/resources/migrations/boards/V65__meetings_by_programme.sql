-- one unreleased meeting for each programme, session and point: names them until the meeting ends, the meeting afterwards
alter table boards_meeting_programme add column open_key varchar(80) default '' not null;
update boards_meeting_programme set open_key = (select
        case when m.state in ('RELEASED', 'GIVEN_UP')
            then rtrim(cast(boards_meeting_programme.meeting_id as char(20))) || '/'
                || rtrim(cast(boards_meeting_programme.programme_id as char(20)))
            else rtrim(cast(boards_meeting_programme.programme_id as char(20))) || ' '
                || rtrim(cast(m.session_start as char(20))) || ' ' || m.board_point end
    from boards_meeting m where m.id = boards_meeting_programme.meeting_id);
alter table boards_meeting_programme add constraint boards_programme_one_open unique (open_key);
update boards_meeting set open_key = rtrim(cast(id as char(20)));
