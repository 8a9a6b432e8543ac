import ArgumentParser

/// All actions of the lifecycle, in the order of `Cases.Action`.
enum CaseActions {
  static let all: [any ParsableCommand.Type] = [
    PlainAction<AnswerName>.self, PlainAction<DoubtName>.self, AcceptCommand.self,
    PlainAction<DeclineName>.self, ReferCommand.self, DispatchCommand.self,
    PlainAction<ApproveName>.self, TakeCommand.self, ReturnCommand.self,
    PlanCommand.self, ConsentCommand.self, PlainAction<ImplementName>.self, ResolveCommand.self,
    SignCommand.self, NotifyCommand.self, RevisitCommand.self, PlainAction<CloseName>.self,
    PlainAction<ReopenName>.self, PlainAction<ContactName>.self, PlainAction<ProgressName>.self,
    NoteCommand.self, PlainAction<ArriveName>.self, PlainAction<SampleName>.self,
    SizeCommand.self, PauseCommand.self, PlainAction<ResumeName>.self, ExtendCommand.self,
    TranscribeCommand.self, CorrectCommand.self, PlainAction<EscalateName>.self, LinkCommand.self,
    RecoverCommand.self, PlainAction<CancelName>.self, ArchiveCommand.self,
  ]
}
