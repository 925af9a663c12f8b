using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Access;

/// <summary>There is always somebody who can administer from the chat.</summary>
internal static class Admins
{
    /// <summary>Without this member's account nobody could any more.</summary>
    public static bool IsLast(string member, Facts facts) => IsAdmin(member, facts) && !AnyBound(facts.Programme, facts, except: member);

    /// <summary>Whether somebody could, were this programme in force.</summary>
    public static bool AnyBound(Programme programme, Facts facts, string? except = null) =>
        programme.Members.Any(m => m.Is(Role.Admin) && m.Code != except && facts.Records.IsBound(m.Code))
        // The built-in administrator is back as soon as there is no other.
        || EmptyProgramme.Admin != except && facts.Records.IsBound(EmptyProgramme.Admin);

    private static bool IsAdmin(string member, Facts facts) => member == EmptyProgramme.Admin || facts.Programme.Member(member)?.Is(Role.Admin) == true;
}
