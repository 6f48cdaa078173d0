"""A cluster of Slurm on this machine with a book on it, for tests and figures of workers (docs/SCALE.md)."""
import json, os, pty, re, shutil, subprocess, sys, threading, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SCRIPT = os.path.join(ROOT, "Scripts", "slurm-cluster")
SHARED = os.path.join(os.environ.get("BOOK_CLUSTER", "/var/lib/bookcluster"), "shared", "scale")
NODES = ["node1", "node2", "node3"]
SETTINGS = "title: t\nlanguage: en\n"
SLEEP = "import Foundation\nThread.sleep(forTimeInterval: {})\nprint({})"


class Cluster:
    """A head and three nodes of two cores, while the `with` lasts; one at a time on a machine."""

    @staticmethod
    def obstacle():
        """Why this machine can have no cluster; empty if it seems that it can."""
        if os.geteuid() != 0:
            return "it needs root"
        missing = [name for name in ("slurmctld", "slurmd", "sbatch", "munged", "ip", "nsenter") if not shutil.which(name)]
        if missing:
            return f"it needs {missing[0]}: Scripts/slurm-cluster install"
        try:
            probe = subprocess.run(["unshare", "--net", "--pid", "--mount", "--uts", "--ipc", "--fork", "--mount-proc", "true"],
                                   capture_output=True, text=True, timeout=20)
        except subprocess.TimeoutExpired:
            return "namespaces take too long here"
        if probe.returncode != 0:
            return "it needs namespaces: " + probe.stderr.strip()
        if os.path.exists("/sys/class/net/bkbr0"):
            return "another cluster is up"
        return ""

    def __enter__(self):
        subprocess.run(["swift", "build", "--product", "build-book"], cwd=ROOT, check=True, stdout=sys.stderr)
        path = subprocess.run(["swift", "build", "--show-bin-path"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        self.command = os.path.join(path.stdout.strip(), "build-book")
        try:
            up = subprocess.run([SCRIPT, "up", "3"], capture_output=True, text=True, timeout=60)
            os.makedirs(SHARED, exist_ok=True)
            idle = self.on("head", "sinfo", "--noheader", "--states", "idle", "--format", "%D", timeout=20).stdout.split()
            if up.returncode != 0 or sum(map(int, idle)) != len(NODES):
                raise RuntimeError((up.stderr.strip() or up.stdout.strip() or "its nodes do not answer").splitlines()[-1])
            self.write_book({"probe": "print(1)"})
            probe = self.on("head", "srun", "--ntasks", "1", self.command, "run", "--book", "book", "--cache", "cache", timeout=120)
            if probe.returncode != 0:
                raise RuntimeError("a node runs no chapter: " + probe.stderr.strip().replace("\n", "; "))
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        subprocess.run([SCRIPT, "down"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)
        shutil.rmtree(SHARED, ignore_errors=True)

    def on(self, machine, *command, timeout=200):
        """What a command on a machine of the cluster came to."""
        return subprocess.run([SCRIPT, "on", machine, *command], cwd=SHARED, text=True, capture_output=True, timeout=timeout)

    def start(self, *command, **options):
        """A command on the head that goes on."""
        return subprocess.Popen([SCRIPT, "on", "head", *command], cwd=SHARED, start_new_session=True, **options)

    def tool(self, *arguments, machine="head"):
        return self.on(machine, self.command, *arguments, "--book", "book", "--cache", "cache")

    def write_book(self, chapters, settings=SETTINGS):
        shutil.rmtree(SHARED, ignore_errors=True)
        os.makedirs(os.path.join(SHARED, "book"))
        files = {"book.yml": settings}
        files.update({f"{name}.md": f"# {name}\n\n```swift\n{code}\n```\n" for name, code in chapters.items()})
        for name, text in files.items():
            with open(os.path.join(SHARED, "book", name), "w") as file:
                file.write(text)

    def plan(self, form):
        with open(os.path.join(SHARED, "plan"), "w") as file:
            file.write(self.tool("plan", "--format", form).stdout)

    def submit(self, *options):
        self.plan("slurm")
        return self.on("head", "sbatch", "--parsable", "--cpus-per-task", "1", "--mem", "600", *options, "plan").stdout.strip()

    def missing(self):
        return [name for task in json.loads(self.tool("plan", "--format", "json").stdout)["tasks"] for name in task]

    def build(self, *options):
        """The kinds of problem by chapter, each with what its notes say."""
        result = self.tool("build", "--output", "pages", "--diagnostics", "json", *options)
        problems = {}
        for line in result.stdout.splitlines():
            problem = json.loads(line)
            chapter = os.path.basename(problem["range"]["start"]["path"])[:-3]
            problems[chapter] = (problem["id"], problem["message"] + " " + " ".join(note["text"] for note in problem["notes"]))
        return problems

    def queue(self):
        return self.on("head", "squeue", "--noheader", "--format", "%A %T %N").stdout.split("\n")[:-1]

    def chapters_running(self):
        return sum(self.on(node, "pgrep", "-f", "build-book-.*/chapter").stdout.count("\n") for node in NODES)

    def is_quiet(self):
        """Whether neither queue nor nodes have anything of a book."""
        return not self.queue() and self.chapters_running() == 0


def wait_until(holds, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.2)
    return False


class OnTerminal:
    """A command on the head that is shown a terminal, and what it has written there."""

    def __init__(self, cluster, *command):
        ours, its = pty.openpty()
        self.process = cluster.start(*command, stdin=its, stdout=its, stderr=its)
        os.close(its)
        self.text = ""
        threading.Thread(target=self.read, args=(ours,), daemon=True).start()

    def read(self, terminal):
        try:
            while data := os.read(terminal, 1 << 16):
                self.text += data.decode(errors="replace")
        except OSError:
            pass  # the other side has closed

    def shows(self, pattern):
        return re.search(pattern, self.text) is not None
