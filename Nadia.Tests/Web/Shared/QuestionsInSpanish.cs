using Microsoft.AspNetCore.Components;
using MudBlazor;
using Nadia.Core.Customers;
using Nadia.Core.Drafting.Models;
using Nadia.Core.Drafting.Templates;
using Nadia.Core.Knowledge;
using Nadia.Core.Review;
using Nadia.Core.Review.Checks;
using Nadia.Core.Review.Labels;
using Nadia.Core.Review.Preferences;
using Nadia.Core.Review.Queue;
using Nadia.Core.Safety;
using Nadia.Core.Team;
using Nadia.Tests.Web.Review;
using Nadia.Web.Components.Shared;
using Nadia.Web.Features.Customers;
using Nadia.Web.Features.Customers.Known;
using Nadia.Web.Features.Customers.Promises;
using Nadia.Web.Features.Review.Asks;
using Nadia.Web.Features.Review.Checks;
using Nadia.Web.Features.Review.Queue;
using Nadia.Web.Features.Sandbox;
using Nadia.Web.Features.Sandbox.Rehearsal;
using Nadia.Web.Features.Settings;
using Nadia.Web.Features.Settings.Checks;
using Nadia.Web.Features.Settings.Knowledge;
using Nadia.Web.Features.Settings.Labels;
using Nadia.Web.Features.Settings.Models;
using Nadia.Web.Features.Settings.Prompts;
using Nadia.Web.Features.Settings.Safety;
using Nadia.Web.Features.Settings.Telegram;
using Nadia.Web.Features.Settings.Templates;

namespace Nadia.Tests.Web.Shared;

/// <summary>Every question of the product that needs no database, with people and texts whose own words are Spanish.</summary>
internal static class QuestionsInSpanish
{
    private const string Somebody = "Lucía";

    private static readonly DateTimeOffset Noon = Some.Noon;

    private static readonly EditTag Tag = new() { Code = "TONE_WARMER", Family = "tone", Label = "Warmer" };

    private static readonly ReplyTemplateView Template = new(1, ReplyTemplateLevel.Soft, "es", "Ven a vernos", true, 1, Somebody, Noon);

    private static readonly StageView Stage = new(new StageDefinition { Endpoint = "https://modelos.test/v1", Model = "m1" }, HasKey: true, KeyUnreadable: false);

    private static readonly MemberRow Member = new("m", Somebody, "lucia@example.com", [Roles.Reviewer], true, null, Noon);

    private static readonly RuleDefinition Rule = new("Prisas", "tono", Nadia.Core.Safety.Severity.Major, JudgedText.Reply, "Mete prisa.");

    private static readonly CustomerDetail Customer = new("1", null, Somebody, null, "es", null, CustomerStatus.Prospect, 0, null, null, Noon, Noon, []);

    /// <summary>Each with the dialog it opens. A name is the question's, and what stands in it where that matters.</summary>
    public static IReadOnlyDictionary<string, (Type Dialog, Func<IDialogService, Task> Ask)> All { get; } =
        Desk().Concat(Customers()).Concat(Settings()).Concat(Yes()).ToDictionary(question => question.Name, question => (question.Dialog, question.Ask));

    private static IEnumerable<(string Name, Type Dialog, Func<IDialogService, Task> Ask)> Desk() =>
    [
        Of<ApproveDialog>("approve", d => d.AskApproveAsync(new(Some.Draft()), Labels(LabelUse.Optional))),
        Of<ApproveDialog>("approve a stale draft", d => d.AskApproveAsync(new(Some.Draft(stale: true)), Labels(LabelUse.Required))),
        Of<RejectDialog>("reject", d => d.AskRejectAsync(Somebody)),
        Of<RegenerateDialog>("regenerate", d => d.AskRegenerateAsync(edited: true)),
        Of<TagsDialog>("tags", d => d.AskTagsAsync([Tag], [])),
        Of<LabelsDialog>("all labels", d => d.AskLabelsAsync(Labels(LabelUse.Optional))),
        Of<TakeOverDialog>("take over", d => d.AskTakeOverAsync(Somebody)),
        Of<KeysDialog>("keys", d => d.ShowKeysAsync(DeskKeys.Default)),
        Of<RenameDialog>("nickname", d => d.AskNicknameAsync(Somebody)),
        Of<CheckToldDialog>("a check that was caught", d => d.TellCheckAsync(Check(caught: true, CheckDeed.Edited))),
        Of<CheckToldDialog>("a check that was missed", d => d.TellCheckAsync(Check(caught: false, CheckDeed.Approved))),
        Of<BulkApproveDialog>("approve many", d => d.AskBulkApproveAsync(Bulk(null))),
        Of<BulkApproveDialog>("approve none", d => d.AskBulkApproveAsync(Bulk("Tiene un hallazgo."))),
        Of<SnoozeDialog>("snooze", d => d.AskSnoozeAsync(1, Noon, ViewerZone.Unknown)),
        Of<SnoozeDialog>("snooze many", d => d.AskSnoozeAsync(3, Noon, ViewerZone.Unknown)),
        Of<AssignDialog>("assign", d => d.AskAssigneeAsync(1, [new("m", Somebody)])),
        Of<AssignDialog>("assign many", d => d.AskAssigneeAsync(3, [new("m", Somebody)])),
        Of<ViewDialog>("save a view", d => d.AskViewAsync(mayShare: true)),
        .. Enum.GetValues<BulkDeed>().Select(deed => Of<OutcomesDialog>($"not all {deed}", d => d.ShowOutcomesAsync(2, deed, [new(Guid.Empty, Somebody, null)]))),
    ];

    private static IEnumerable<(string Name, Type Dialog, Func<IDialogService, Task> Ask)> Customers() =>
    [
        Of<FactDialog>("a fact", d => d.AskFactAsync("Añadir dato", "")),
        Of<PromiseDialog>("a promise", d => d.AskPromiseAsync("Añadir promesa", "", null, ViewerZone.Unknown)),
        Of<UpdateStatusDialog>("status", d => d.AskStatusAsync(Customer)),
        Of<UpdateStatusDialog>("status, overtaken", d => d.AskStatusAsync(Customer, new("1", CustomerStatus.Customer, 5), new Nadia.Core.Common.Changed(Nadia.Core.Common.Words.Of("The customer")))),
        Of<PersonDialog>("whom to play", d => d.AskPersonAsync("")),
        Of<RehearsalDialog>("rehearse", d => d.AskRehearsalAsync()),
    ];

    private static IEnumerable<(string Name, Type Dialog, Func<IDialogService, Task> Ask)> Settings() =>
    [
        Of<ApiKeyDialog>("an API key", d => d.AskApiKeyAsync()),
        Of<SecretDialog>("the new API key", d => d.ShowKeyAsync(new(1, "Tienda", "nadia_x"))),
        Of<InviteDialog>("invite", d => d.AskInviteAsync()),
        Of<RolesDialog>("roles", d => d.AskRolesAsync(Member)),
        Of<SecretDialog>("the link", d => d.ShowLinkAsync("Invitación", new("c", Somebody, Noon), new("https://nadia.test/account/password?code=c"))),
        Of<KnownBadDialog>("a known-bad draft", d => d.AskKnownBadAsync()),
        Of<KnownBadDialog>("another known-bad draft", d => d.AskKnownBadAsync(new("Hola", ["Seguro"], "promete de más.", CheckCategory.Promise, null, "es"))),
        Of<KnowledgeDialog>("a document", d => d.AskDocumentAsync("Añadir documento", new("", KnowledgeLanguage.Spanish, ""))),
        Of<KnowledgeDialog>("a long document", d => d.AskDocumentAsync("Editar documento", new("Envíos", KnowledgeLanguage.Other, new('x', KnowledgeRules.MaxTyped + 1)))),
        Of<VersionsDialog>("versions", d => d.AskVersionAsync([new(2, "Envíos", true, false, 10, Somebody, Noon), new(1, "Envíos", false, true, 10, Somebody, Noon)])),
        Of<TagDialog>("a tag", d => d.AskTagAsync()),
        Of<TagDialog>("a tag's name", d => d.AskLabelAsync(Tag)),
        Of<MergeDialog>("merge tags", d => d.AskMergeAsync(Tag, [Tag])),
        Of<ProfileDialog>("a profile", d => d.AskProfileAsync("Añadir perfil", null)),
        Of<ProfileDialog>("another profile", d => d.AskProfileAsync("Editar perfil", new(Guid.Empty, 1, "Rápido", true, true, Stage, Stage with { KeyUnreadable = true }, Noon, Somebody))),
        Of<LimitsDialog>("limits", d => d.AskLimitsAsync(ModelLimits.None)),
        Of<RuleDialog>("a rule", d => d.AskRuleAsync("Añadir regla", Rule, Preview)),
        .. Enum.GetValues<RuleKind>().Select(kind => Of<RuleDialog>($"a rule of {kind}", d => d.AskRuleAsync("Editar regla", Rule with { Kind = kind, In = null }, Preview))),
        Of<TemplateDialog>("a template", d => d.AskTemplateAsync()),
        Of<TemplateDialog>("a template's text", d => d.AskTemplateTextAsync(Template)),
        Of<TemplateHistoryDialog>("a template without history", d => d.ShowTemplateHistoryAsync(Template, [])),
        Of<TemplateHistoryDialog>("a template's history", d => d.ShowTemplateHistoryAsync(Template, [.. Enum.GetValues<ReplyTemplateDeed>().Select(Change)])),
        Of<ApplicationDialog>("API id and hash", d => d.AskApplicationAsync(null)),
        Of<PauseDialog>("pause", d => d.AskPauseAsync()),
    ];

    // Those that are answered by yes or not at all, and stand in one dialog.
    private static IEnumerable<(string Name, Type Dialog, Func<IDialogService, Task> Ask)> Yes() =>
    [
        Of<ConfirmDialog>("revoke a key", d => d.AskRevokeAsync(new(1, "Tienda", "nadia_", true, Somebody, Noon, null, null))),
        Of<ConfirmDialog>("disable", d => d.AskDisableAsync(Member)),
        Of<ConfirmDialog>("reset a password", d => d.AskResetAsync(Member)),
        Of<ConfirmDialog>("invite again", d => d.AskResetAsync(Member with { HasJoined = false })),
        Of<ConfirmDialog>("remove a document", d => d.AskRemoveAsync(new(1, "Envíos", KnowledgeLanguage.Spanish, true, 1, 10, 1, Noon, Somebody))),
        Of<ConfirmDialog>("restore a prompt", d => d.AskRestoreAsync(2)),
        Of<ConfirmDialog>("discard a prompt", PromptQuestions.AskDiscardAsync),
        Of<ConfirmDialog>("restore a rule", d => d.AskRestoreAsync(new SafetyRuleView(Rule, 1, Noon, Somebody, Ships: true, AsShipped: false))),
        Of<ConfirmDialog>("remove a rule", d => d.AskRestoreAsync(new SafetyRuleView(Rule, 1, Noon, Somebody, Ships: false, AsShipped: false))),
        Of<ConfirmDialog>("log out", TelegramQuestions.ConfirmLogOutAsync),
        Of<ConfirmDialog>("resume the account", d => d.ConfirmResumeAsync("Telegram has banned this account.")),
        .. ((int[])[0, 1, 7]).Select(waiting => Of<ConfirmDialog>($"resume sending {waiting}", d => d.ConfirmResumeSendingAsync(waiting))),
    ];

    private static (string Name, Type Dialog, Func<IDialogService, Task> Ask) Of<T>(string name, Func<IDialogService, Task> ask)
        where T : IComponent => (name, typeof(T), ask);

    private static BulkPreview Bulk(string? whyNot) =>
        new([new(Guid.Empty, Somebody, "Hola", ["Buenas"], whyNot)], new(LabelUse.Required, LabelUse.Required, LabelUse.Required));

    private static LabelForm Labels(LabelUse use) => new(new(use, use, use), [Tag], [Tag.Code], [], changed: true);

    private static CheckResult Check(bool caught, CheckDeed deed) => new(Guid.Empty, caught, deed, ["Seguro que sí"], "promete de más.", CheckCategory.Promise, "Seguro", Noon);

    private static ReplyTemplateChange Change(ReplyTemplateDeed deed) => new() { TemplateId = 1, Deed = deed, Before = "Pásate", After = "Ven a vernos", By = Somebody, At = Noon };

    private static Task<Nadia.Core.Common.Outcome<RulePreview>> Preview(RuleDefinition rule) => Task.FromResult<Nadia.Core.Common.Outcome<RulePreview>>(
        new RulePreview(10, 1, [new(Guid.Empty, Noon, Recommendation.Approve, Recommendation.Flag, "Hola", "Buenas")]));
}
