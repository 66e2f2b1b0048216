using System.Collections;

namespace AsrDataTools.Simulation;

/// <summary>Stages that speech goes through, in order.</summary>
public sealed class ChannelChain
{
    private readonly (string Kind, string Text, IChannelStage Stage)[] _stages;

    private ChannelChain(string? name, (string Kind, string Text, IChannelStage Stage)[] stages)
    {
        Name = name;
        _stages = stages;
    }

    /// <summary>What the channel is called: a preset's name, or the caller's own.</summary>
    public string? Name { get; }

    /// <summary>The kinds in order.</summary>
    public IEnumerable<string> Kinds => _stages.Select(stage => stage.Kind);

    /// <summary>A chain of the stages that the tables describe, each with its <c>Kind</c> and settings.</summary>
    /// <exception cref="SpeechDataException">A kind or a setting is not known, or makes no sense; or there are no stages.</exception>
    public static ChannelChain Of(IEnumerable<IDictionary> stages, string? name = null)
    {
        (string, string, IChannelStage)[] made = [.. stages.Select(ChannelStages.Create)];
        return made.Length > 0
            ? new(name, made)
            : throw new SpeechDataException("StageMissing", SpeechDataProblem.InvalidArgument, "There is no stage to send speech through. Give one at least, such as @{ Kind = 'Telephony' }.");
    }

    /// <summary>Puts all stages behind a source, which goes with what is returned.</summary>
    internal SampleSource Apply(SampleSource source, StageRun run)
    {
        try
        {
            foreach ((string kind, _, IChannelStage stage) in _stages)
            {
                run.Enter(kind);
                source = stage.Apply(source, run);
            }

            return source;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>All settings in one line: the same for the same chain.</summary>
    public override string ToString() => string.Join(" → ", _stages.Select(stage => stage.Text));
}
