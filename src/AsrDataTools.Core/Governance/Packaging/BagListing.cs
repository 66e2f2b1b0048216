namespace AsrDataTools.Governance.Packaging;

/// <summary>The files that lie in a bag. Links that lead out of it, or stand for folders, are found and not followed.</summary>
internal static class BagListing
{
    public const string PayloadFolder = "data";
    public const string PayloadPrefix = "data/";

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false };

    public static List<BagFile> Read(string bag, PackageFindings findings, CancellationToken cancellation)
    {
        List<BagFile> files = [];
        Stack<(DirectoryInfo Folder, string Prefix)> folders = new([(new DirectoryInfo(bag), "")]);
        string root = RealPath(bag) + Path.DirectorySeparatorChar;
        while (folders.TryPop(out (DirectoryInfo Folder, string Prefix) next))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                foreach (FileSystemInfo item in next.Folder.EnumerateFileSystemInfos("*", Everything)) Take(item, next.Prefix + item.Name);
            }
            catch (UnauthorizedAccessException exception)
            {
                findings.Add(PackageRule.FileUnreadable, Severity.Error, next.Prefix.TrimEnd('/'), $"The folder '{next.Prefix}' cannot be read: {exception.Message}", "Give this user the right to read it.");
            }
        }

        return files;

        void Take(FileSystemInfo item, string path)
        {
            if (item.LinkTarget is not null)
            {
                TakeLink(item, path);
            }
            else if (item is DirectoryInfo folder)
            {
                folders.Push((folder, path + '/'));
            }
            else
            {
                files.Add(new(path, ((FileInfo)item).Length));
            }
        }

        void TakeLink(FileSystemInfo link, string path)
        {
            FileSystemInfo? target = Target(link);
            string? refusal = target is not { Exists: true } ? "leads to nothing"
                : target is DirectoryInfo || File.GetAttributes(target.FullName).HasFlag(FileAttributes.Directory) ? "stands for a folder"
                : !RealPath(target.FullName).StartsWith(root, StringComparison.Ordinal) ? "leads out of the bag"
                : null;
            if (refusal is null)
            {
                files.Add(new(path, ((FileInfo)target!).Length));
                return;
            }

            findings.Add(PackageRule.LinkRefused, Severity.Error, path, $"The symbolic link '{path}' {refusal}; it is not followed.", "Ask the maker for a package that holds the files themselves.");
        }
    }

    private static FileSystemInfo? Target(FileSystemInfo link)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true);
        }
        catch (IOException)
        {
            return null; // Links in a ring.
        }
    }

    // With the folders above it followed to where they really are.
    private static string RealPath(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string? parent = Path.GetDirectoryName(full);
        if (parent is null) return full;
        string here = Path.Combine(RealPath(parent), Path.GetFileName(full));
        return new DirectoryInfo(here).LinkTarget is null ? here : RealPath(new DirectoryInfo(here).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? here);
    }
}
