using System.Management.Automation.Language;
using AsrDataTools.Shell.CommandLine;
using FsCheck;
using FsCheck.Fluent;

namespace AsrDataTools.Shell.Tests.CommandLine;

public sealed class ScriptInvocationTests
{
    [Theory]
    [InlineData("-Name", "-Name")]
    [InlineData("-Name:", "-Name:")]
    [InlineData("-Name:a b", "-Name:'a b'")]
    [InlineData("-Switch:$false", "-Switch:$false")]
    [InlineData("-5", "'-5'")]
    [InlineData("--x", "'--x'")]
    [InlineData("it's", "'it''s'")]
    [InlineData("$(exit 9)", "'$(exit 9)'")]
    public void WritesParametersAndLiterals(string argument, string token) =>
        Assert.StartsWith($"& 'x.ps1' {token};", ScriptInvocation.Build("x.ps1", [argument], takesInput: false), StringComparison.Ordinal);

    [Fact]
    public void NoArgumentEscapesItsPlace() => Check.QuickThrowOnFailure(Prop.ForAll<NonNull<string>>(argument =>
    {
        string text = ScriptInvocation.Build("x.ps1", [argument.Get], takesInput: false);
        ScriptBlockAst script = Parser.ParseInput(text, out _, out ParseError[] errors);
        CommandAst command = (CommandAst)((PipelineAst)script.EndBlock.Statements[0]).PipelineElements[0];
        return errors.Length == 0
            && script.EndBlock.Statements.Count == 2
            && command.CommandElements.Count == 2
            && (command.CommandElements[1] is CommandParameterAst
                || ((StringConstantExpressionAst)command.CommandElements[1]).Value == argument.Get);
    }));
}
