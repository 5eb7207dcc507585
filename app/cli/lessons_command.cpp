// lockstep-cli lessons: what there is to learn, and whether it still shows what it should.
#include "app/cli/command.h"
#include "app/cli/input.h"
#include "engine/session/lesson.h"

#include <fmt/format.h>
#include <memory>

namespace lockstep::cli {

namespace {

int listLessons(history::Language language) {
    for (const session::Lesson& lesson : session::lessons())
        fmt::print("{}\t{}\n\t{}\n", lesson.id, lesson.title.in(language), lesson.goal.in(language));
    return Success;
}

int checkLessons() {
    int code = Success;
    for (const session::Lesson& lesson : session::lessons()) {
        rememberForFault(lesson.id, lesson.program.text);
        const std::vector<std::string> problems = session::checkLesson(lesson);
        for (const std::string& problem : problems) code = complain(CompileError, problem);
        if (problems.empty()) fmt::print("{}: {} runs as expected\n", lesson.id, lesson.expectations.size());
    }
    return code;
}

} // namespace

Command addLessonsCommand(CLI::App& app) {
    CLI::App* command = app.add_subcommand("lessons", "list: every lesson; check: run what they expect");
    auto language = std::make_shared<history::Language>(history::Language::English);
    CLI::App* list = command->add_subcommand("list", "every lesson with its goal");
    addLanguageOption(*list, *language, "of titles and goals");
    command->add_subcommand("check", "run every lesson and compare with what it expects");
    command->require_subcommand(1);
    return {command, [list, language] { return list->parsed() ? listLessons(*language) : checkLessons(); }};
}

} // namespace lockstep::cli
