/// The parts of a policy that people apply, print or decide by: which entries and which keys each
/// may have.
enum PolicyTables {
  struct Shape: Sendable {
    /// The entries that the part may have; empty where the organisation names them.
    let entries: Set<String>
    /// The keys that an entry may have.
    let keys: Set<String>
  }

  static let shapes: [String: Shape] = [
    "organisation": Shape(
      entries: [
        "archive", "assessment", "authority", "confidentiality", "dissatisfied",
        "meeting", "remedies", "repeat", "reporter_privacy",
        "satisfaction", "statistics", "supervision", "transfer",
      ],
      keys: [
        "asked_with_the_result", "at_once", "cadence", "clerk_to",
        "department", "direct_complaint_to", "explain_patiently", "group",
        "guide_to_reasonable_request", "handed_over_on_request", "kinds",
        "meet_or_phone_the_caller", "monthly_points", "other_departments", "phone_held_separately",
        "revisit_archive", "reward", "same_day", "sanction",
        "tell_the_complainant", "then",
      ]),
    "daily_review": Shape(entries: ["by", "cadence", "content", "window_days"], keys: []),
    "revisit_plan": Shape(
      entries: ["denominator", "plan", "questions", "rates", "results", "script"],
      keys: [
        "complaint", "excludes", "help", "other_matters", "periodic", "plan_period",
        "random_survey", "repair", "satisfaction", "solved", "special_contract",
        "special_contract_in_force", "steps", "suggestions", "to",
      ]),
    "survey": Shape(
      entries: ["after", "anytime_at_kiosk", "periodic", "repeated_press"], keys: []),
    "reopen": Shape(
      entries: ["action", "close_unsatisfied", "counter", "hq_sees_from_cycle", "limit", "when"],
      keys: ["by", "counts_as", "reason_required"]),
    "improvement": Shape(
      entries: ["evaluation_on_close", "rectification"],
      keys: ["due_required", "effect_check", "required", "supervised"]),
    "report_header": Shape(entries: ["fields"], keys: []),
    "acceptance": Shape(
      entries: ["not_upheld", "outside_remit", "tests", "upheld"],
      keys: ["action", "always", "machine_may_decline", "optional", "record"]),
    "routing": Shape(
      entries: [],
      keys: [
        "approved_by", "back_to", "emergency", "en", "exclude", "file_centrally", "in_force",
        "information_from", "joint_solution", "matters", "network_cases_to", "channels", "owner",
        "phone_confirmation", "push", "reason_required", "register_later_allowed", "reply_by",
        "three_source_sheet", "to", "when", "with", "zh",
      ]),
    "handling": Shape(
      entries: [
        "evidence", "investigation", "result_return", "signoff",
      ],
      keys: [
        "else", "for_channels", "hear", "kinds", "minimum",
        "phone_confirmation", "record", "required", "start",
      ]),
    "compensation": Shape(
      entries: [],
      keys: [
        "amount", "basis", "cap", "decided_by", "en", "except", "multiple_max", "multiple_min",
        "part_day", "percent", "percent_of", "requires", "zh",
      ]),
    "recovery": Shape(
      entries: ["approval_above", "order", "remedies", "steps"],
      keys: ["amount", "by", "form", "grave_effect_handled_separately", "kinds", "order"]),
    "penalties": Shape(
      entries: [],
      keys: [
        "amount", "and", "applies_to", "basis", "count", "decided_by", "en", "factor",
        "figure_uncertain", "fine_max", "fine_min", "in_force", "month_bonus", "per", "points",
        "pursue", "reward", "sanctions", "zh",
      ]),
    "penalty_process": Shape(
      entries: ["amount", "records", "steps"],
      keys: ["automatic_deduction", "decided_by_person", "keep", "order"]),
    "repair_sizes": Shape(entries: ["MAJOR", "MEDIUM", "MINOR"], keys: ["clock", "en", "zh"]),
    "water_user_classes": Shape(entries: [], keys: ["en", "zh"]),
    "special_needs": Shape(entries: [], keys: ["en", "service", "zh"]),
    "hotline": Shape(
      entries: [
        "answer", "call_log", "closing", "contact", "input", "language", "message", "notices",
        "number", "opening", "receipt",
      ],
      keys: [
        "answer_on_ring", "before_menu", "caller_hangs_up_first", "confirm_key", "fields", "hours",
        "max", "max_rings", "menu_choices_max", "menu_depth_max", "offer_calling_number", "own",
        "parts", "prompts", "published_at", "toll_free", "read_back", "refusal_allowed",
        "release_after_silence",
        "replay", "say_number_times", "say_promised_reply", "say_time", "station_number_digits",
        "stop_key", "stop_on_silence", "timeout", "tries", "voice",
      ]),
    "kiosk": Shape(
      entries: [
        "acceptance_slip", "information", "leaflets", "marketing", "pages", "promises", "session",
      ],
      keys: ["clear_on_end", "content", "idle_timeout", "opt_in_default", "print", "show", "shown"]),
    "hall": Shape(entries: [], keys: ["items"]),
    "privacy": Shape(
      entries: ["customer_may_view_and_change", "erasure_waits_for", "purpose", "third_parties"],
      keys: []),
    "access": Shape(
      entries: [],
      keys: ["anonymised", "exclude", "handed_over_on_request", "misconduct_reports", "readers"]),
    "archive": Shape(
      entries: ["classes", "complete_when", "never_delete"],
      keys: ["by", "central", "required", "while"]),
    "document_control": Shape(
      entries: ["approved_by", "compiled_by", "compiled_on", "compiling_unit", "reviewed_by"],
      keys: []),
    "group_floor": Shape(entries: ["limits_must_not_be_laxer_than_group"], keys: []),
    "sync": Shape(
      entries: ["format", "hq_adds_notes", "hq_edits_site_records", "includes"], keys: []),
  ]
}
