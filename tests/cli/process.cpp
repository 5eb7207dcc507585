#include "tests/cli/process.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <poll.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace lockstep::cli::testing {

namespace fs = std::filesystem;

namespace {

struct Pipe {
    Pipe() {
        if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    }
    ~Pipe() {
        closeRead();
        closeWrite();
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    void closeRead() { closeEnd(0); }
    void closeWrite() { closeEnd(1); }
    void closeEnd(std::size_t end) {
        if (ends[end] >= 0) close(ends[end]);
        ends[end] = -1;
    }
    std::array<int, 2> ends{-1, -1};
};

/// Reads what there is; false at the end of the stream.
bool drain(int descriptor, std::string& text) {
    std::array<char, 65536> buffer{};
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got > 0) text.append(buffer.data(), static_cast<std::size_t>(got));
    return got > 0;
}

[[noreturn]] void become(const std::vector<std::string>& arguments, const Pipe& in, const Pipe& out, const Pipe& err) {
    dup2(in.ends[0], 0);
    dup2(out.ends[1], 1);
    dup2(err.ends[1], 2);
    std::vector<char*> words{const_cast<char*>(LOCKSTEP_CLI)};
    for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    execv(LOCKSTEP_CLI, words.data());
    _exit(127);
}

} // namespace

Ended runCli(const std::vector<std::string>& arguments, const std::string& input) {
    std::signal(SIGPIPE, SIG_IGN);
    Pipe in;
    Pipe out;
    Pipe err;
    const pid_t child = fork();
    if (child == 0) become(arguments, in, out, err);
    in.closeRead();
    out.closeWrite();
    err.closeWrite();
    // The inputs of these tests fit into a pipe.
    if (::write(in.ends[1], input.data(), input.size()) < 0 && !input.empty()) throw std::runtime_error("cannot write");
    in.closeWrite();
    Ended ended;
    bool outOpen = true;
    bool errOpen = true;
    while (outOpen || errOpen) {
        std::array<pollfd, 2> waits{{{outOpen ? out.ends[0] : -1, POLLIN, 0}, {errOpen ? err.ends[0] : -1, POLLIN, 0}}};
        if (poll(waits.data(), waits.size(), -1) < 0) break;
        if (waits[0].revents != 0) outOpen = drain(out.ends[0], ended.out);
        if (waits[1].revents != 0) errOpen = drain(err.ends[0], ended.err);
    }
    int status = 0;
    waitpid(child, &status, 0);
    ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ended;
}

CliTest::CliTest()
    : m_folder(fs::temp_directory_path() /
               ("lockstep-cli-" + std::to_string(getpid()) + "-" +
                std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()))) {
    fs::create_directories(m_folder);
}

CliTest::~CliTest() { fs::remove_all(m_folder); }

std::string CliTest::write(const std::string& name, const std::string& text) const {
    std::ofstream(m_folder / name, std::ios::binary) << text;
    return path(name);
}

std::string CliTest::read(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace lockstep::cli::testing
