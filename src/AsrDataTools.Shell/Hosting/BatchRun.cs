using System.Management.Automation.Language;
using AsrDataTools.Shell.CommandLine;

namespace AsrDataTools.Shell.Hosting;

/// <summary>One run without a prompt: a command, a script file, or a script on standard input.</summary>
/// <param name="session">Runs it.</param>
/// <param name="input">Standard input where that is redirected, else null.</param>
public sealed class BatchRun(Session session, RedirectedLines? input)
{
    // The last statement's failure is the run's, as with pwsh -Command. It is asked for afterwards: an 'exit' in the same pipeline
    // would end that before its tables are written, and $? does not outlive its pipeline.
    private const string RememberSuccess = "\n$global:AsrDataLastSucceeded = $?";
    private const string AskSuccess = "$global:AsrDataLastSucceeded";

    /// <exception cref="UsageException">The script file does not exist.</exception>
    public RunOutcome Run(ShellOptions options) => options.Mode switch
    {
        ShellMode.Command => RunText(options.Command, [], input?.Lines()),
        ShellMode.File => RunFile(options.File, options.Arguments),
        ShellMode.StandardInput => RunText(input?.ReadToEnd() ?? "", options.Arguments, null),
        _ => throw new InvalidOperationException($"{options.Mode} is no batch mode."),
    };

    private RunOutcome RunText(string text, IReadOnlyList<string> arguments, IEnumerable<string>? lines)
    {
        ScriptBlockAst script = Parser.ParseInput(text, out _, out ParseError[] errors);
        if (errors.Length > 0) return Fail(errors);

        // Nothing can be appended to begin/process/end blocks: such a script runs as it is.
        string watched = text + RememberSuccess;
        Parser.ParseInput(watched, out _, out errors);
        RunOutcome outcome = session.Run(errors.Length == 0 ? watched : text, arguments, UsesInput(script) ? lines : null);
        return outcome == RunOutcome.Completed && session.Evaluate(AskSuccess) is [{ BaseObject: false }] ? RunOutcome.Failed : outcome;
    }

    private RunOutcome RunFile(string file, IReadOnlyList<string> arguments)
    {
        string path = Path.GetFullPath(file);
        if (!File.Exists(path)) throw new UsageException($"There is no script '{path}'.");
        ScriptBlockAst script = Parser.ParseFile(path, out _, out ParseError[] errors);
        if (errors.Length > 0) return Fail(errors);
        bool takesInput = input is not null && UsesInput(script);
        return session.Run(ScriptInvocation.Build(path, arguments, takesInput), input: takesInput ? input!.Lines() : null);
    }

    private RunOutcome Fail(ParseError[] errors)
    {
        session.WriteErrors(errors);
        return RunOutcome.Failed;
    }

    // Reading standard input for a script that does not want it would wait for whoever holds it open.
    private static bool UsesInput(ScriptBlockAst script) =>
        script.ProcessBlock is not null
        || script.Find(node => node is VariableExpressionAst variable && variable.VariablePath.UserPath.Equals("input", StringComparison.OrdinalIgnoreCase), true) is not null;
}
