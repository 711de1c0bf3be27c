<?php
/*
 * Calls every operation of the SOAP contract with PHP's own SoapClient, which is not ours and reads the contract only.
 *
 *   php records.php [--url=...] [--user=...] [--password=...] [--institution=...] [--student=...]
 *                   [--mark=moduleCode,session,period,elementCode] [--foreign-user=... --foreign-password=...]
 *
 * Each option may also come from the environment: MATRICULA_URL, MATRICULA_USER, MATRICULA_PASSWORD,
 * MATRICULA_INSTITUTION, MATRICULA_STUDENT, MATRICULA_MARK, MATRICULA_FOREIGN_USER, MATRICULA_FOREIGN_PASSWORD.
 * Without a student only refusals are tried; without a mark nothing is written. A mark needs an element on which the
 * student is registered and that has no mark yet, or the mark 55.5 (so the script may be run again). A foreign user is
 * one of another institution that must not see the student.
 *
 * Prints a line for each check; ends with 1 when one of them fails and with 2 when it cannot run.
 */
declare(strict_types=1);

if (!extension_loaded('soap')) {
    fwrite(STDERR, "The extension 'soap' is missing (Debian: php-cli, php-soap).\n");
    exit(2);
}

$options = getopt('', [
    'url:', 'user:', 'password:', 'institution:', 'student:', 'mark:', 'foreign-user:', 'foreign-password:',
]);

function setting(array $options, string $name, ?string $absent = null): ?string
{
    $fromEnvironment = getenv('MATRICULA_' . strtoupper(str_replace('-', '_', $name)));
    $value = $options[$name] ?? ($fromEnvironment === false ? null : $fromEnvironment);
    return $value === null || $value === '' ? $absent : $value;
}

$url = setting($options, 'url', 'http://127.0.0.1:8181/api/soap/v1/records');
$user = setting($options, 'user', 'admin');
$password = setting($options, 'password');
$institution = setting($options, 'institution', 'usw');
$student = setting($options, 'student');
$mark = setting($options, 'mark');
$foreignUser = setting($options, 'foreign-user');
if ($password === null) {
    fwrite(STDERR, "A password is needed: --password=... or MATRICULA_PASSWORD.\n");
    exit(2);
}

$failures = 0;

function check(string $what, bool $holds, string $seen = ''): void
{
    global $failures;
    printf("%-4s %s%s\n", $holds ? 'ok' : 'FAIL', $what, $seen === '' ? '' : ": $seen");
    $failures += $holds ? 0 : 1;
}

function client(string $url, string $user, string $password): SoapClient
{
    return new SoapClient($url . '?wsdl', [
        'login' => $user,
        'password' => $password,
        'location' => $url,
        'exceptions' => true,
        'trace' => true,
        'cache_wsdl' => WSDL_CACHE_NONE,
        'connection_timeout' => 10,
        // without this PHP turns a list of one into the one
        'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
    ]);
}

/** What a call is refused with: the typed detail of its fault; null when it is answered. */
function refusal(callable $call): ?stdClass
{
    try {
        $call();
    } catch (SoapFault $fault) {
        return $fault->detail->problemFault ?? (object) ['kind' => 'UNTYPED ' . $fault->getMessage(), 'status' => 0];
    }
    return null;
}

function checkRefused(string $what, string $kind, int $status, callable $call): ?stdClass
{
    $problem = refusal($call);
    $seen = $problem === null ? 'answered' : "$problem->kind $problem->status " . ($problem->detail ?? '');
    check($what, $problem !== null && $problem->kind === $kind && (int) $problem->status === $status, $seen);
    return $problem;
}

function many(mixed $answer, string $name): array
{
    $found = is_object($answer) ? $answer->$name ?? [] : [];
    // in the detail of a fault PHP still turns a list of one into the one
    return is_array($found) ? $found : [$found];
}

try {
    $soap = client($url, $user, $password);
} catch (SoapFault $fault) {
    fwrite(STDERR, "The contract cannot be read at $url?wsdl: " . $fault->getMessage() . "\n");
    exit(2);
}

$operations = ['getStudent', 'getRegistrations', 'getResults', 'getDecisions', 'submitMarks'];
$offered = implode(' ', $soap->__getFunctions());
foreach ($operations as $operation) {
    check("the contract offers $operation", str_contains($offered, "$operation("));
}

$nobody = ['institution' => $institution, 'studentNumber' => 'NOBODY999'];
foreach (array_slice($operations, 0, 4) as $read) {
    $problem = checkRefused("$read of an unknown student is refused", 'NOT_FOUND', 404, fn() => $soap->$read($nobody));
    $fault = many($problem->faults ?? null, 'fault')[0] ?? null;
    check("$read names field and value", ($fault->field ?? '') === 'studentNumber' && $fault->value === 'NOBODY999');
}
checkRefused(
    'an institution that is no code is refused', 'INVALID', 422,
    fn() => $soap->getStudent(['institution' => 'USW!', 'studentNumber' => '1'])
);
checkRefused(
    'a wrong password is refused', 'UNAUTHENTICATED', 401,
    fn() => client($url, $user, $password . '-wrong')->getStudent($nobody)
);
check('with the status 401', str_contains((string) (get_headers($url, false, stream_context_create([
    'http' => ['method' => 'POST', 'header' => 'Content-Type: text/xml', 'content' => '<a/>', 'ignore_errors' => true],
]))[0] ?? ''), '401'));

$row = [
    'studentNumber' => $student ?? 'NOBODY999',
    'moduleCode' => 'NONE',
    'session' => '2026/27',
    'period' => 'S1',
    'elementCode' => 'NONE',
    'mark' => '65.5555',
    'state' => 'SUBMITTED',
];
$rows = [$row, ['mark' => '101'] + $row, ['mark' => '50', 'session' => '2026/28'] + $row];
$outcomes = many($soap->submitMarks(['institution' => $institution, 'mark' => $rows]), 'outcome');
check('every row has its outcome', count($outcomes) === count($rows), (string) count($outcomes));
$expected = [['mark', '65.5555'], ['mark', '101'], ['session', '2026/28']];
foreach ($outcomes as $i => $outcome) {
    $fault = many($outcome->problem->faults ?? null, 'fault')[0] ?? null;
    check(
        'row ' . ($i + 1) . ' is refused with field, value and rule',
        $outcome->kind === 'REFUSED' && $fault !== null && [$fault->field, $fault->value] === $expected[$i],
        $outcome->kind . ' ' . ($outcome->problem->detail ?? '')
    );
}

if ($student !== null) {
    $who = ['institution' => $institution, 'studentNumber' => $student];

    $record = $soap->getStudent($who)->student;
    check('the student is told', $record->studentNumber === $student && $record->institution === $institution,
        "$record->id $record->familyName");

    $registrations = $soap->getRegistrations($who)->registrations;
    $programmes = many($registrations, 'programme');
    $modules = many($registrations, 'module');
    check('the registrations are told', $programmes !== [] || $modules !== [],
        count($programmes) . ' programmes, ' . count($modules) . ' modules');

    $results = many($soap->getResults($who), 'result');
    $ruled = array_filter($results, fn($result) => $result->pack->digest !== '' && $result->grade !== '');
    check('every result has a grade and a pack', count($ruled) === count($results), count($results) . ' results');
    foreach ($results as $result) {
        printf("       %s %s %s %s\n", $result->session, $result->moduleCode, $result->mark ?? '-', $result->grade);
    }

    $decisions = many($soap->getDecisions($who), 'decision');
    $decided = array_filter($decisions, fn($decision) => $decision->decision !== '' && $decision->pack->id !== ''
        && preg_match('|^\d{4}/\d{2}$|', $decision->session));
    check('every decision names its session and its pack', count($decided) === count($decisions), count($decisions) . ' decisions');
    foreach ($decisions as $decision) {
        printf("       %s %s %s %s %s\n", $decision->session, $decision->kind, $decision->programmeCode,
            $decision->decision, $decision->classification ?? '');
    }

    if ($foreignUser !== null) {
        $foreign = client($url, $foreignUser, setting($options, 'foreign-password', ''));
        foreach (array_slice($operations, 0, 4) as $read) {
            checkRefused("$read shows a stranger nothing", 'NOT_FOUND', 404, fn() => $foreign->$read($who));
        }
        checkRefused('a stranger submits nothing', 'FORBIDDEN', 403,
            fn() => $foreign->submitMarks(['institution' => $institution, 'mark' => [$row]]));
    }
}

if ($student !== null && $mark !== null) {
    [$module, $session, $period, $element] = explode(',', $mark) + ['', '', '', ''];
    $good = ['moduleCode' => $module, 'session' => $session, 'period' => $period, 'elementCode' => $element,
        'mark' => '55.5'] + $row;
    $submit = fn() => many($soap->submitMarks(['institution' => $institution, 'mark' => [$good]]), 'outcome')[0];
    $first = $submit();
    check('a mark is recorded', in_array($first->kind, ['CREATED', 'UNCHANGED'], true),
        $first->kind . ' ' . ($first->problem->detail ?? $first->id));
    $again = $submit();
    check('the same mark again changes nothing', $again->kind === 'UNCHANGED' && $again->id === ($first->id ?? null),
        $again->kind);
}

print($failures === 0 ? "All checks hold.\n" : "$failures checks fail.\n");
exit($failures === 0 ? 0 : 1);
