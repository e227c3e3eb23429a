"""platform: what this runs on. The language is CPython 3.13's, so that is what the questions about Python answer."""
import os
import sys

__all__ = ['architecture', 'machine', 'node', 'platform', 'processor', 'python_build', 'python_compiler',
           'python_implementation', 'python_version', 'python_version_tuple', 'release', 'system', 'uname', 'version']


def _first_line(path):
    try:
        with open(path) as file:
            return file.readline().strip()
    except OSError:
        return ''


def system():
    """The name of the operating system."""
    return 'Linux'


def release():
    """The release of the operating system."""
    return _first_line('/proc/sys/kernel/osrelease')


def version():
    """The version of the release."""
    return _first_line('/proc/sys/kernel/version')


def node():
    """The computer's name in the network."""
    return _first_line('/proc/sys/kernel/hostname')


def machine():
    """The kind of machine."""
    return 'x86_64'


def processor():
    """The kind of processor, if the system tells."""
    return ''


def architecture(executable=None, bits='', linkage=''):
    """How many bits an address has."""
    return '64bit', 'ELF'


def uname():
    """All of this."""
    from collections import namedtuple
    kind = namedtuple('uname_result', 'system node release version machine')
    return kind(system(), node(), release(), version(), machine())


def platform(aliased=False, terse=False):
    """One text that tells what this runs on."""
    return f'{system()}-{release()}' if terse else f'{system()}-{release()}-{machine()}-with-glibc'


def python_implementation():
    """The implementation whose answers these are."""
    return 'CPython'


def python_version():
    """The version of the language: '3.13.0'."""
    return sys.version.split()[0]


def python_version_tuple():
    """Its parts."""
    return tuple(python_version().split('.'))


def python_compiler():
    """What compiled it."""
    return 'GCC'


def python_build():
    """Number and date of the build."""
    return 'main', ''
