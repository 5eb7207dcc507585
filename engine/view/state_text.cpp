#include "engine/view/state_text.h"

#include "engine/base/ensure.h"
#include "engine/history/value_text.h"

#include <fmt/format.h>

namespace lockstep::view {

using machine::CaseState;

namespace {

std::string_view pick(Language language, std::string_view english, std::string_view chinese) {
    return language == Language::Chinese ? chinese : english;
}

std::string_view stateText(CaseState state, Language language) {
    switch (state) {
    case CaseState::Ready: return pick(language, "ready", "就绪");
    case CaseState::NilChannel: return pick(language, "the channel is nil", "通道是 nil");
    case CaseState::NobodySends: return pick(language, "nobody sends", "没有人发送");
    case CaseState::NobodyReceives: return pick(language, "nobody receives", "没有人接收");
    case CaseState::Empty: return pick(language, "empty", "空");
    case CaseState::Full: return pick(language, "full", "满");
    }
    base::fail("a state of a case without words");
}

} // namespace

std::string caseText(const machine::SelectCase& state, Language language) {
    const std::string_view name = state.channel.empty() ? std::string_view("nil") : std::string_view(state.channel);
    const std::string what = state.isSend
                                 ? fmt::format(fmt::runtime(pick(language, "send to {}", "向 {} 发送")), name)
                                 : fmt::format(fmt::runtime(pick(language, "receive from {}", "从 {} 接收")), name);
    return what + std::string(pick(language, ": ", "：")) + std::string(stateText(state.state, language));
}

std::string timerText(const machine::TimerState& timer, Language language) {
    const std::string when = history::durationText(timer.firesAt);
    if (timer.name.empty()) return fmt::format(fmt::runtime(pick(language, "wakes at {}", "在 {} 醒来")), when);
    if (timer.period == 0) return fmt::format(fmt::runtime(pick(language, "fires at {}", "在 {} 触发")), when);
    return fmt::format(fmt::runtime(pick(language, "fires at {}, then every {}", "在 {} 触发，之后每 {} 一次")), when,
                       history::durationText(timer.period));
}

std::string contextText(const machine::ContextState& context, Language language) {
    if (!context.error.empty()) {
        if (context.cause.empty() || context.cause == context.error) return context.error;
        return fmt::format(fmt::runtime(pick(language, "{}, because: {}", "{}，原因：{}")), context.error,
                           context.cause);
    }
    if (!context.value.empty()) return context.value;
    if (context.derived == "WithoutCancel") return std::string(pick(language, "never cancelled", "永不取消"));
    if (context.firesAt == 0) return std::string(pick(language, "active", "有效"));
    return fmt::format(fmt::runtime(pick(language, "active until {}", "有效至 {}")),
                       history::durationText(context.firesAt));
}

std::string taskGroupText(const machine::PrimitiveState& group, Language language) {
    std::string text = fmt::format(fmt::runtime(pick(language, "{} to be done", "还有 {} 个")), group.counter);
    if (!group.error.empty())
        text += fmt::format(fmt::runtime(pick(language, "; first error: {}", "；第一个错误：{}")), group.error);
    return text;
}

std::string semaphoreText(const machine::PrimitiveState& semaphore, Language language) {
    return fmt::format(fmt::runtime(pick(language, "{} of {} taken", "已取 {}，共 {}")), semaphore.counter,
                       semaphore.size);
}

std::string flightsText(const machine::PrimitiveState& flights, Language language) {
    if (flights.entries.empty()) return std::string(pick(language, "nothing is asked", "没有请求"));
    std::string text;
    for (const machine::PrimitiveEntry& question : flights.entries) {
        if (!text.empty()) text += pick(language, ", ", "、");
        text += question.key;
        if (question.value != "0")
            text += fmt::format(fmt::runtime(pick(language, " (for {} more)", "（另有 {} 个等待）")), question.value);
    }
    return text;
}

std::string onceText(const machine::PrimitiveState& once, Language language) {
    if (once.done) return std::string(pick(language, "done", "已完成"));
    if (once.locked) return std::string(pick(language, "runs its function", "正在执行函数"));
    return std::string(pick(language, "not yet done", "尚未执行"));
}

std::string sinceText(std::uint32_t step, Language language) {
    return fmt::format(fmt::runtime(pick(language, "since {}", "自第 {} 步")), step);
}

} // namespace lockstep::view
