import ArgumentParser

/// What every action understands.
struct ActionOptions: ParsableArguments {
  @Argument(help: "The case number.")
  var number: String

  @OptionGroup var actor: ActorOptions

  @Option(help: "What there is to say about it; it is kept as private data.")
  var note: String?

  @Option(help: "When it happened, where that is not now.")
  var at: String?

  @OptionGroup var record: RecordOptions
  @OptionGroup var site: SiteOptions
}
