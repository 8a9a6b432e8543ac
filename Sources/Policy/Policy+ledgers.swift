public import Cases

extension Policy {
  /// The compensation rule of a code; nil where the policy has none.
  public func compensation(_ code: String) -> CompensationRule? {
    tables["compensation"]?[code].flatMap { CompensationRule(code: code, $0) }
  }

  /// The codes of all compensation rules, sorted.
  public var compensationCodes: [String] { (tables["compensation"]?.object ?? [:]).keys.sorted() }

  /// The penalty rule of a code; nil where the policy has none in force.
  public func penalty(_ code: String) -> PenaltyRule? {
    tables["penalties"]?[code].flatMap { PenaltyRule(code: code, $0) }.flatMap {
      $0.isInForce ? $0 : nil
    }
  }

  /// The codes of all penalty rules in force, sorted.
  public var penaltyCodes: [String] {
    (tables["penalties"]?.object ?? [:]).keys.sorted().filter { penalty($0) != nil }
  }

  /// What a second complaint on the same matter multiplies a penalty by; 1 where nothing.
  public func penaltyFactor(_ flags: [Flag]) -> Int {
    guard flags.contains(.secondComplaint) else { return 1 }
    let factors = (tables["penalties"]?.object ?? [:]).values.filter {
      $0["in_force"]?.boolean ?? true
    }
    return factors.compactMap { $0["factor"]?.integer }.max() ?? 1
  }

  /// The kinds of remedy.
  public var remedies: [String] {
    let own = tables["organisation"]?["remedies"]?["kinds"]?.array
    return (own ?? tables["recovery"]?["remedies"]?["kinds"]?.array ?? []).compactMap(\.string)
  }

  /// The sum in fen above which a role must decide a recovery; nil where none must.
  public var recoveryApproval: (above: Int, by: String)? {
    guard let rule = tables["recovery"]?["approval_above"], let above = rule["amount"]?.integer,
      let by = rule["by"]?.string
    else { return nil }
    return (above * 100, by)
  }

  /// Who may read the penalty ledger: roles and departments.
  public var penaltyReaders: [String] { readers(of: "penalty_ledger") }

  /// While what of a case stands an erasure that was asked for waits; the words are those of
  /// `keptWhile`. A customer may have an open case erased.
  public var erasureWaitsFor: Set<String> {
    Set((tables["privacy"]?["erasure_waits_for"]?.array ?? []).compactMap(\.string))
  }

  /// While what of a case stands no time limit takes its private data: `open`, `compensation_open`,
  /// `penalty_review`.
  public var keptWhile: Set<String> {
    Set((tables["archive"]?["never_delete"]?["while"]?.array ?? []).compactMap(\.string))
  }

  /// What an archived complaint must hold: `cause`, `responsible_person`,
  /// `evaluation`, `handling_sheet`, `result`, `revisit_record`, `transcript`, `form_fields`; and any
  /// other case, `work_signature`.
  public var archiveDemands: Set<String> {
    var demands = Set(
      (tables["archive"]?["complete_when"]?["required"]?.array ?? []).compactMap(\.string))
    if tables["improvement"]?["evaluation_on_close"]?["required"]?.boolean == false {
      demands.remove("evaluation")
    }
    return demands
  }

  /// Whether the effect of every rectification is checked before the archive.
  public var checksEffect: Bool {
    tables["improvement"]?["evaluation_on_close"]?["effect_check"]?.boolean ?? false
  }

  /// Whether somebody else than the person responsible judges a rectification.
  public var supervisesRectification: Bool {
    tables["improvement"]?["rectification"]?["supervised"]?.boolean ?? false
  }
}
