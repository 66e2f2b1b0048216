using System.Diagnostics;
using System.Globalization;
using AsrDataTools;
using AsrDataTools.Fuzz;
using SharpFuzz;

const int Usage = 2;
const int HangSeconds = 20;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["list"] => List(),
    ["seeds", string target, string folder] => Seeds(FuzzTargets.Named(target), folder),
    ["run", string target, .. string[] files] => Run(FuzzTargets.Named(target), files),
    ["mutate", string target, string count] => Mutate(target, long.Parse(count, CultureInfo.InvariantCulture), 1),
    ["mutate", string target, string count, string seed] => Mutate(target, long.Parse(count, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture)),
    ["afl", string target] => Afl(target),
    _ => Help(),
};

static int Help()
{
    Console.Error.WriteLine(
        """
        list                         the targets, with the number of their seeds and regressions
        seeds TARGET FOLDER          writes seeds and regressions into FOLDER/in, and FOLDER/words for afl-fuzz -x
        run TARGET FILE...           reads files and tells how each is answered
        mutate TARGET|all COUNT [N]  COUNT changed seeds a target, in a row of random numbers that N begins; findings into ./findings
        afl TARGET                   under afl-fuzz, with an instrumented copy of the engine: see afl.sh
        """);
    return Usage;
}

static int List()
{
    foreach (FuzzTarget target in FuzzTargets.All) Console.WriteLine($"{target.Name,-26} {target.Seeds.Count,3} seeds {FuzzTargets.Regressions(target).Count(),3} regressions");
    return 0;
}

static int Seeds(FuzzTarget target, string folder)
{
    Directory.CreateDirectory(Path.Combine(folder, "in"));
    for (int number = 0; number < target.Seeds.Count; number++) File.WriteAllBytes(Path.Combine(folder, "in", $"seed{number}"), target.Seeds[number]);
    foreach ((string name, byte[] bytes) in FuzzTargets.Regressions(target)) File.WriteAllBytes(Path.Combine(folder, "in", name), bytes);
    File.WriteAllLines(Path.Combine(folder, "words"), target.Words.Select(word => $"\"{string.Concat(System.Text.Encoding.UTF8.GetBytes(word).Select(one => $"\\x{one:X2}"))}\""));
    return 0;
}

static int Run(FuzzTarget target, string[] files)
{
    int findings = 0;
    foreach (string file in files)
    {
        using FuzzFolder folder = new();
        try
        {
            byte[] bytes = File.ReadAllBytes(file);
            Console.WriteLine(FuzzRun.Execute(target, bytes, folder) ? $"{file}: read" : $"{file}: refused: {Refusal(target, bytes, folder)}");
        }
        catch (FuzzFinding finding)
        {
            findings++;
            Console.WriteLine($"{file}: {finding}");
        }
    }

    return findings == 0 ? 0 : 1;
}

static string Refusal(FuzzTarget target, byte[] bytes, FuzzFolder folder)
{
    try
    {
        target.Read(bytes, folder);
        return "";
    }
    catch (SpeechDataException error)
    {
        return $"{error.ErrorId}: {error.Message}";
    }
}

static int Mutate(string name, long count, int seed)
{
    int findings = 0;
    foreach (FuzzTarget target in name == "all" ? FuzzTargets.All : [FuzzTargets.Named(name)]) findings += MutateOne(target, count, seed);
    return findings == 0 ? 0 : 1;
}

static int MutateOne(FuzzTarget target, long count, int seed)
{
    using FuzzFolder folder = new();
    HashSet<string> known = new(StringComparer.Ordinal);
    Mutator mutator = new(target, seed);
    byte[] input = [];
    Stopwatch sinceInput = new();
    using Timer hang = new(_ =>
    {
        if (sinceInput.Elapsed.TotalSeconds < HangSeconds) return;
        Keep(target, "hang", input);
        Environment.FailFast($"{target.Name}: an input takes more than {HangSeconds} s");
    }, null, 1000, 1000);
    Stopwatch whole = Stopwatch.StartNew();
    long read = 0;
    for (long round = 0; round < count; round++)
    {
        input = round < target.Seeds.Count ? target.Seeds[(int)round] : mutator.Next();
        sinceInput.Restart();
        try
        {
            if (FuzzRun.Execute(target, input, folder)) read++;
        }
        catch (FuzzFinding finding)
        {
            string place = Place(finding);
            if (known.Add(place))
            {
                Console.WriteLine($"{Keep(target, $"{known.Count}", input)}: {finding.Message.Split('\n')[0]}\n    {place}");
            }
        }
    }

    Console.WriteLine($"{target.Name,-26} {count,8} inputs, {read,8} read, {known.Count,3} findings, {count / whole.Elapsed.TotalSeconds,8:0} a second");
    return known.Count;
}

// Findings of one place are one.
static string Place(FuzzFinding finding) => finding.InnerException?.StackTrace is { } trace
    ? string.Join(" < ", trace.Split('\n').Where(line => line.Contains("AsrDataTools", StringComparison.Ordinal)).Take(3).Select(line => $"{line.Trim().Split('(')[0]}:{line.Split(":line ")[^1].Trim()}"))
    : finding.Message.Split(['\n', ':'])[0];

static string Keep(FuzzTarget target, string name, byte[] input)
{
    string folder = Path.Combine("findings", target.Name);
    Directory.CreateDirectory(folder);
    string path = Path.Combine(folder, name);
    File.WriteAllBytes(path, input);
    return path;
}

static int Afl(string name)
{
    using FuzzFolder folder = new();
    FuzzTarget? target = null;
    Fuzzer.OutOfProcess.Run(stream =>
    {
        // Not before: the instrumented engine writes into memory that is only there from now on.
        target ??= FuzzTargets.Named(name);
        using MemoryStream input = new();
        stream.CopyTo(input);
        FuzzRun.Execute(target, input.ToArray(), folder);
    });
    return 0;
}
