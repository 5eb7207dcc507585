#include "engine/analysis/wording.h"

#include <algorithm>
#include <fmt/format.h>

namespace lockstep::analysis {

using history::EventKind;
using history::Language;

std::string joinList(std::span<const std::string> entries, Language language, std::size_t most) {
    const bool chinese = language == Language::Chinese;
    const bool all = entries.size() <= most;
    const std::size_t shown = all ? entries.size() : most;
    std::string text;
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0) {
            const bool last = all && i + 1 == shown;
            text += chinese ? "、" : last ? " and " : ", ";
        }
        text += entries[i];
    }
    if (!all)
        text +=
            chinese ? fmt::format(" 等 {} 个", entries.size()) : fmt::format(" and {} more", entries.size() - shown);
    return text;
}

std::string stepList(std::span<const std::uint32_t> steps, Language language, std::size_t most) {
    std::vector<std::string> numbers;
    for (const std::uint32_t step : steps) numbers.push_back(std::to_string(step));
    if (language == Language::Chinese) {
        const bool all = numbers.size() <= most;
        const std::span<const std::string> shown(numbers.data(), std::min(numbers.size(), most));
        return fmt::format("第 {} 步{}", joinList(shown, language, most), all ? "" : "等");
    }
    return fmt::format("{} {}", steps.size() == 1 ? "step" : "steps", joinList(numbers, language, most));
}

std::string counted(std::uint64_t number, std::string_view singular, std::string_view plural) {
    return fmt::format("{} {}", number, number == 1 ? singular : plural);
}

std::string operationText(EventKind operation, std::string_view object, Language language) {
    const bool chinese = language == Language::Chinese;
    const auto say = [&](std::string_view en, std::string_view zh) {
        return fmt::format(fmt::runtime(chinese ? zh : en), object);
    };
    switch (operation) {
    case EventKind::MutexLock: return say("lock {}", "锁定 {}");
    case EventKind::RWMutexRLock: return say("lock {} for reading", "以读方式锁定 {}");
    case EventKind::RWMutexAnnounce:
    case EventKind::RWMutexLock: return say("lock {} for writing", "以写方式锁定 {}");
    case EventKind::WaitGroupWait: return say("pass {}.Wait", "从 {}.Wait 返回");
    case EventKind::ChanSend:
        return object.empty() ? say("send on a nil channel", "向 nil channel 发送") : say("send on {}", "向 {} 发送");
    case EventKind::ChanReceive:
        return object.empty() ? say("receive from a nil channel", "从 nil channel 接收")
                              : say("receive from {}", "从 {} 接收");
    case EventKind::Select: return say("go on in a select", "在 select 中继续");
    case EventKind::OnceEnter: return say("return from {}.Do", "从 {}.Do 返回");
    case EventKind::CondWake: return say("be woken at {}", "在 {} 上被唤醒");
    case EventKind::Sleep: return say("sleep", "睡眠");
    default: return say("use {}", "使用 {}");
    }
}

} // namespace lockstep::analysis
