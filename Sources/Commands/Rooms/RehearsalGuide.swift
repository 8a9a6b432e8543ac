import Cases
import Dialogue

/// What a person who rehearses by hand is told beside what the caller hears.
struct RehearsalGuide {
  let language: StaffLanguage
  /// What is registered stays.
  let isPractice: Bool

  /// Before the call.
  var opening: String {
    language(
      """
      演练：您是来电人，下面每行是电话里播的一句，方括号里是它的编号。
        按键> 输入数字、* 或 #，按回车；可以一次输入几个。空行：不出声。
        说话> 正在录音：输入您要说的话，按回车；输入 # 说完，输入 0 叫人工。
        挂机：Ctrl-D。

      """,
      """
      Rehearsal: you are the caller. Each line below is what the telephone says, its id in brackets.
        keys>  Type digits, * or #, then Enter; several at once if you like. An empty line: silence.
        speak> You are being recorded: type what you say, then Enter; # ends it, 0 calls a person.
        Hang up with Ctrl-D.

      """)
  }

  func heard(_ prompt: Prompt, _ words: String) -> String {
    words.isEmpty || words == prompt.id ? "[\(prompt.id)]\n" : "[\(prompt.id)] \(words)\n"
  }

  /// Where the caller types.
  func mark(isRecording: Bool) -> String {
    isRecording ? language("说话> ", "speak> ") : language("按键> ", "keys>  ")
  }

  /// Words typed where only keys mean something.
  var onlyKeys: String {
    language("现在没有录音，只听按键。\n", "Nothing is recorded now; only keys are heard.\n")
  }

  var hungUp: String { language("（挂机）\n", "(hung up)\n") }

  /// After the call: the case, and whether it is still there.
  func closing(_ caseNumber: String?) -> String {
    guard let number = caseNumber.flatMap({ CaseNumber($0) }) else {
      return language("没有登记工单。\n", "No case was registered.\n")
    }
    let told = language("工单号 \(number.grouped)\n", "Case number \(number.grouped)\n")
    guard isPractice else {
      return told + language("演练用的是副本，工单不保留。\n", "It was in a copy that is thrown away.\n")
    }
    return told + language("查看：", "See it: ") + "hearwell case show \(number)\n"
  }
}
